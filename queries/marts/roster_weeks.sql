-- grain: One row per person, node and week on the roster, up to the last day told: the
--   days, and the working days since the data begin.
-- needs: staging.memberships, staging.calendar, staging.watermarks, marts.periods

with told as (
    select
        min(data_from) as data_from,
        max(data_to) as data_to
    from staging.watermarks
    where kind in ('usage', 'changes', 'deployments', 'incidents')
),

days as (
    select
        calendar.*,
        calendar.day >= told.data_from
        and date_diff('day', calendar.week_start, calendar.day) < 5 as is_working_day
    from staging.calendar as calendar
    inner join marts.periods as periods on calendar.period_start = periods.period_start
    inner join told on calendar.day <= told.data_to
)

select
    memberships.person_key,
    memberships.team_key as node_key,
    days.period_start,
    days.week_start,
    count(distinct days.day) as roster_days,
    count(distinct days.day) filter (where days.is_working_day) as working_days,
    max(days.day) as last_day
from staging.memberships as memberships
inner join days
    on
        memberships.valid_from <= days.day
        and (memberships.valid_to is null or memberships.valid_to >= days.day)
group by
    memberships.person_key, memberships.team_key, days.period_start, days.week_start
