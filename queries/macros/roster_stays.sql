-- title: Stays in a team, from dated snapshots: a stay lasts to the day before the
--   first snapshot that says otherwise.

create or replace temp macro roster_stays(versions, fates) as table
    with told as (
        select
            versions.*,
            days.whole_before,
            days.whole_after,
            coalesce(versions.is_active, true) as is_there,
            hash(
                versions.team_key,
                versions.department,
                versions.division,
                versions.cost_center,
                versions.manager_key
            ) as place
        from query_table(versions) as versions
        inner join roster_days(versions, fates) as days
            on
                versions.scope_name = days.scope_name
                and versions.as_of = days.as_of
        qualify row_number() over (
            partition by versions.person_key, versions.as_of
            order by
                is_there desc,
                versions.team_key is null asc,
                versions.file_id desc,
                versions.row_number asc
        ) = 1
    ),

    followed as (
        select
            *,
            -- A leaver's last day often stands only in the snapshot that no longer
            -- counts them in.
            coalesce(ended_on, lead(ended_on) over person) as last_day,
            lead(as_of) over person as next_as_of,
            -- A whole snapshot without the person, or another place, starts a new stay.
            coalesce(lag(is_there) over person, false)
            and lag(place) over person = place
            and coalesce(lag(whole_after) over person >= as_of, true) as is_same_stay,
            row_number() over (
                partition by person_key, is_there order by as_of
            ) = 1 as is_first
        from told
        window person as (partition by person_key order by as_of)
    ),

    numbered as (
        select
            *,
            count(*) filter (where not is_same_stay) over (
                partition by person_key order by as_of
            ) as stay
        from followed
        where is_there
    ),

    stays as (
        select
            person_key,
            any_value(team_key) as team_key,
            any_value(department) as department,
            any_value(division) as division,
            any_value(cost_center) as cost_center,
            any_value(manager_key) as manager_key,
            min(as_of) as first_seen,
            -- Null when the stay lasts to the newest snapshot.
            arg_max_null(least(whole_after, next_as_of), as_of) as gone_on,
            arg_max_null(last_day, as_of) as last_day,
            -- Somebody new started on the day the roster says, after the one before.
            max(started_on) filter (
                where
                is_first
                and started_on <= as_of
                and coalesce(started_on > whole_before, true)
            ) as started_on,
            arg_max(file_id, as_of) as file_id,
            arg_max(row_number, as_of) as row_number
        from numbered
        group by person_key, stay
    )

    select
        person_key,
        coalesce(started_on, first_seen) as valid_from,
        -- `least` leaves out what is null.
        least(gone_on - 1, last_day) as valid_to,
        team_key,
        department,
        division,
        cost_center,
        manager_key,
        file_id,
        row_number
    from stays
    where team_key is not null and coalesce(last_day >= first_seen, true)
