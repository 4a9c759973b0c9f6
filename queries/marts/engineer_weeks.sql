-- grain: One row per person and week: the part of a working week that counts. People in
--   engineering roles, and anyone who authored a landing in that period; people who
--   shipped nothing are in. Days worked where they are exported, else five for an
--   employed week.
-- needs: staging.people, staging.calendar, staging.work_weeks, marts.roster_weeks,
--   marts.landings, marts.change_authors

with employed as (
    select
        person_key,
        period_start,
        week_start,
        cast(sum(working_days) as bigint) as working_days
    from marts.roster_weeks
    group by person_key, period_start, week_start
),

contributors as (
    select distinct
        authors.person_key,
        calendar.period_start
    from marts.landings as landings
    inner join marts.change_authors as authors
        on landings.change_key = authors.change_key
    inner join staging.calendar as calendar
        on cast(landings.landed_at as date) = calendar.day
),

worked as (
    select
        employed.person_key,
        employed.period_start,
        employed.week_start,
        least(coalesce(weeks.active_days, employed.working_days), 5) / 5.0
            as engineer_weeks
    from employed
    left join staging.work_weeks as weeks
        on
            employed.person_key = weeks.person_key
            and employed.week_start = weeks.week_start
    where employed.working_days > 0
)

select
    worked.person_key,
    worked.period_start,
    worked.week_start,
    worked.engineer_weeks
from worked
inner join staging.people as people on worked.person_key = people.person_key
left join contributors
    on
        worked.person_key = contributors.person_key
        and worked.period_start = contributors.period_start
where
    worked.engineer_weeks > 0
    and (people.role = 'engineer' or contributors.person_key is not null)
