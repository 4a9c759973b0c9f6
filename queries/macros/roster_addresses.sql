-- title: The addresses that snapshots of a roster give a person, from the first
--   snapshot that names one (always, if it is the first there is) to the day before the
--   first whole one that no longer does.

create or replace temp macro roster_addresses(versions, fates) as table
    with snapshots as (
        select
            versions.scope_name,
            versions.as_of,
            max(days.as_of) filter (where days.is_whole and days.as_of < versions.as_of)
                as whole_before,
            min(days.as_of) filter (where days.is_whole and days.as_of > versions.as_of)
                as whole_after
        from (
            select distinct
                scope_name,
                as_of
            from query_table(versions)
        ) as versions
        left join roster_days(versions, fates) as days
            on versions.scope_name = days.scope_name
        group by versions.scope_name, versions.as_of
    ),

    named as (
        select
            person_key,
            scope_name,
            as_of,
            file_id,
            row_number,
            unnest([email, other_email]) as email
        from query_table(versions)
    )

    select
        named.person_key,
        named.email,
        case
            when arg_min_null(snapshots.whole_before, named.as_of) is not null
                then min(named.as_of)
            else date '1900-01-01'
        end as valid_from,
        arg_max_null(snapshots.whole_after, named.as_of) - 1 as valid_to,
        arg_max(named.file_id, named.as_of) as file_id,
        arg_max(named.row_number, named.as_of) as row_number
    from named
    inner join snapshots
        on
            named.scope_name = snapshots.scope_name
            and named.as_of = snapshots.as_of
    where named.email is not null
    group by named.person_key, named.email
