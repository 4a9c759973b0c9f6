-- grain: One row per person and week: the part of a working week that counts. People in
--   engineering roles, and anyone who authored a landing in that period; people who
--   shipped nothing are in. Days worked where they are exported, else five for an
--   employed week.
-- needs: staging.people, staging.memberships, staging.calendar, staging.work_weeks,
--   staging.watermarks, marts.landings, marts.change_authors

with known as (
    select
        min(data_from) as data_from,
        max(data_to) as data_to
    from staging.watermarks
    where kind in ('usage', 'changes', 'deployments', 'incidents')
),

weekdays as (
    select calendar.*
    from staging.calendar as calendar
    inner join known
        on calendar.day between known.data_from and known.data_to
    where date_diff('day', calendar.week_start, calendar.day) < 5
),

employed as (
    select
        memberships.person_key,
        weekdays.period_start,
        weekdays.week_start,
        count(distinct weekdays.day) as roster_days
    from staging.memberships as memberships
    inner join weekdays
        on
            memberships.valid_from <= weekdays.day
            and (memberships.valid_to is null or memberships.valid_to >= weekdays.day)
    group by memberships.person_key, weekdays.period_start, weekdays.week_start
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
        employed.*,
        least(coalesce(weeks.active_days, employed.roster_days), 5) / 5.0
            as engineer_weeks
    from employed
    left join staging.work_weeks as weeks on
        employed.person_key = weeks.person_key
        and employed.week_start = weeks.week_start
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
