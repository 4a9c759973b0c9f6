-- grain: One row per person, node and week on the roster, up to the last day told: the
--   days, and the working days since the data begin. Whoever manages a node counts in
--   the one above it: they look at the node, and could take themselves out of it.
-- needs: marts.memberships, marts.objections, staging.calendar, staging.watermarks,
--   marts.periods, marts.nodes

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
),

managers as (
    select distinct
        memberships.manager_key as person_key,
        memberships.team_key,
        coalesce(nodes.parent_node_key, nodes.node_key) as above_key
    from marts.memberships as memberships
    inner join marts.nodes as nodes on memberships.team_key = nodes.node_key
    where memberships.manager_key is not null
),

-- Whoever objects is in no period that begins after that: neither counted nor in the
-- headcount, so that the absence is no visible gap.
stays as (
    select
        memberships.person_key,
        memberships.valid_from,
        memberships.valid_to,
        objections.since_on,
        coalesce(managers.above_key, memberships.team_key) as node_key
    from marts.memberships as memberships
    left join marts.objections as objections
        on memberships.person_key = objections.person_key
    left join managers
        on
            memberships.person_key = managers.person_key
            and memberships.team_key = managers.team_key
)

select
    stays.person_key,
    stays.node_key,
    days.period_start,
    days.week_start,
    count(distinct days.day) as roster_days,
    count(distinct days.day) filter (where days.is_working_day) as working_days,
    max(days.day) as last_day
from stays
inner join days
    on
        stays.valid_from <= days.day
        and (stays.valid_to is null or stays.valid_to >= days.day)
        and (stays.since_on is null or stays.since_on > days.period_start)
group by stays.person_key, stays.node_key, days.period_start, days.week_start
