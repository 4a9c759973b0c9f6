-- grain: One row per merged change of which the exports cannot say that no AI helped.
--   Telemetry is complete when, for every author, the week of the first commit and the
--   week of the merge are measured, and from the day before the first commit to the
--   merge no author used a tool whose records do not reach that repository, as those
--   that report by day only, or had a day that was not measured. Days outside the
--   calendar are measured by nothing.
-- needs: marts.changes, marts.change_authors, marts.ai_use_days, marts.ai_weeks,
--   marts.linked_tools, staging.calendar

with written as (
    select
        changes.change_key,
        changes.repository_key,
        authors.person_key,
        cast(changes.merged_at as date) as merged_on,
        cast(coalesce(changes.first_commit_at, changes.merged_at) as date)
            as begun_on
    from marts.changes as changes
    left join marts.change_authors as authors
        on changes.change_key = authors.change_key
),

use_days as (
    select * from marts.ai_use_days
),

linked as (
    select * from marts.linked_tools
),

weeks as (
    select
        written.change_key,
        written.person_key,
        calendar.week_start
    from written
    inner join staging.calendar as calendar
        on calendar.day in (written.begun_on, written.merged_on)
),

unmeasured as (
    select weeks.change_key
    from weeks
    left join marts.ai_weeks as measured
        on
            weeks.person_key = measured.person_key
            and weeks.week_start = measured.week_start
    where measured.person_key is null
),

outside as (
    select written.change_key
    from written
    cross join (
        select
            min(day) as first_on,
            max(day) as last_on
        from staging.calendar
    ) as known
    where written.begun_on < known.first_on or written.merged_on > known.last_on
),

untraceable as (
    select written.change_key
    from written
    inner join use_days
        on
            written.person_key = use_days.person_key
            and use_days.used_on >= written.begun_on - interval 1 day
            and written.merged_on >= use_days.used_on
    left join linked
        on
            use_days.tool = linked.tool
            and linked.repository_key in (written.repository_key, '')
            and use_days.used_on >= linked.linked_from
    where
        not use_days.has_telemetry
        or (use_days.is_active and linked.tool is null)
)

select change_key from unmeasured
union
select change_key from outside
union
select change_key from untraceable
