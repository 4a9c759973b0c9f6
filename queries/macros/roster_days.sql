-- title: The days of which snapshots of a roster exist, per source, and the whole ones
--   before and after each. Absence from a snapshot proves nothing where rows of it were
--   set aside, or where it names no team at all.

create or replace temp macro roster_days(versions, fates) as table
    with incomplete as (
        select distinct file_id
        from query_table(fates)
        where
            fate = 'set_aside'
            and reason not in ('not_this_kind', 'erased_person')
    ),

    days as (
        select
            versions.scope_name,
            versions.as_of,
            count(incomplete.file_id) = 0 as is_whole
        from query_table(versions) as versions
        left join incomplete on versions.file_id = incomplete.file_id
        group by versions.scope_name, versions.as_of
        having count(versions.team_key) > 0
    )

    select
        scope_name,
        as_of,
        is_whole,
        max(as_of) filter (where is_whole) over (
            partition by scope_name order by as_of
            rows between unbounded preceding and 1 preceding
        ) as whole_before,
        min(as_of) filter (where is_whole) over (
            partition by scope_name order by as_of
            rows between 1 following and unbounded following
        ) as whole_after
    from days
