-- title: The epics, initiatives and milestones among Jira issues that count, with the
--   first due date that any export of them named.

create or replace temp macro jira_plans(kept_rows, told_rows) as table
    with kept as (
        select * from query_table(kept_rows)
        where kind in ('milestone', 'epic', 'initiative')
    ),

    first_dates as (
        select
            item_key,
            min_by(due_on, (coalesce(updated_at, exported_at), due_on)) as due_on
        from query_table(told_rows)
        where due_on is not null
        group by item_key
    )

    select
        kept.item_key as milestone_key,
        kept.source,
        kept.kind,
        kept.title,
        kept.due_on,
        first_dates.due_on as first_due_on,
        kept.resolved_at as done_at,
        kept.assignee_id as owner_id,
        kept.file_id,
        kept.row_number,
        if(kept.resolved_at is null, 'open', 'closed') as state,
        read_day(kept.extra ->> 'starts_on') as starts_on
    from kept
    left join first_dates on kept.item_key = first_dates.item_key
