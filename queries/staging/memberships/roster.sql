-- title: Stays in a team, from dated snapshots: a stay lasts to the day before the
--   first snapshot that says otherwise

with snapshots as (
    select
        days.as_of,
        lag(days.as_of) over (order by days.as_of) as earlier,
        lead(days.as_of) over (order by days.as_of) as later
    from (select distinct versions.as_of from versions) as days
),

-- A leaver's last day often stands only in the snapshot that no longer counts them in.
dated as (
    select
        versions.* replace (
            coalesce(
                versions.ended_on,
                lead(versions.ended_on) over (
                    partition by versions.person_key order by versions.as_of
                )
            ) as ended_on
        )
    from versions
),

employed as (
    select
        versions.*,
        snapshots.earlier,
        snapshots.later,
        hash(
            versions.team_key,
            versions.department,
            versions.division,
            versions.cost_center,
            versions.manager_key
        ) as place
    from dated as versions
    inner join snapshots on versions.as_of = snapshots.as_of
    where versions.is_active
    qualify row_number() over (
        partition by versions.person_key, versions.as_of
        order by versions.file_id desc, versions.row_number asc
    ) = 1
),

followed as (
    select
        employed.*,
        lag(employed.as_of) over person as previous_as_of,
        lag(employed.place) over person as previous_place
    from employed
    window person as (partition by employed.person_key order by employed.as_of)
),

numbered as (
    select
        followed.*,
        -- A snapshot without the person, or another place, starts a new stay.
        count(*) filter (
            where
            followed.previous_as_of is distinct from followed.earlier
            or followed.previous_place is distinct from followed.place
        ) over (
            partition by followed.person_key
            order by followed.as_of
        ) as stay
    from followed
),

stays as (
    select
        numbered.person_key,
        any_value(numbered.team_key) as team_key,
        any_value(numbered.department) as department,
        any_value(numbered.division) as division,
        any_value(numbered.cost_center) as cost_center,
        any_value(numbered.manager_key) as manager_key,
        min(numbered.as_of) as first_seen,
        -- Null when the stay lasts to the newest snapshot.
        arg_max_null(numbered.later, numbered.as_of) as gone_on,
        arg_max_null(numbered.ended_on, numbered.as_of) as ended_on,
        -- Somebody new started on the day the roster says, after the snapshot before.
        max(numbered.started_on) filter (
            where
            numbered.previous_as_of is null
            and numbered.started_on <= numbered.as_of
            and coalesce(numbered.started_on > numbered.earlier, true)
        ) as started_on,
        arg_max(numbered.file_id, numbered.as_of) as file_id,
        arg_max(numbered.row_number, numbered.as_of) as row_number
    from numbered
    group by numbered.person_key, numbered.stay
)

select
    stays.person_key,
    coalesce(stays.started_on, stays.first_seen) as valid_from,
    -- `least` leaves out what is null.
    least(stays.gone_on - 1, stays.ended_on) as valid_to,
    stays.team_key,
    stays.department,
    stays.division,
    stays.cost_center,
    stays.manager_key,
    'roster' as origin,
    stays.file_id,
    stays.row_number
from stays
where coalesce(stays.ended_on >= stays.first_seen, true)
