-- grain: One row per person and period: the one node their period belongs to. Most
--   roster days decide, the later node on a tie. Somebody who left keeps the last node,
--   uncounted, so that work of theirs that goes live later has a home.
-- needs: staging.memberships, staging.calendar, marts.periods, marts.policy

with memberships as (
    select * from staging.memberships
),

calendar as (
    select * from staging.calendar
),

periods as (
    select * from marts.periods
),

policy as (
    select * from marts.policy
),

stays as (
    select
        memberships.person_key,
        calendar.period_start,
        memberships.team_key as node_key,
        count(distinct calendar.day) as roster_days,
        max(calendar.day) as last_day
    from memberships
    inner join calendar
        on
            memberships.valid_from <= calendar.day
            and (memberships.valid_to is null or memberships.valid_to >= calendar.day)
    inner join policy on calendar.day <= policy.data_to
    inner join periods on calendar.period_start = periods.period_start
    group by memberships.person_key, calendar.period_start, memberships.team_key
),

homes as (
    select
        person_key,
        period_start,
        node_key,
        roster_days
    from stays
    qualify row_number() over (
        partition by person_key, period_start
        order by roster_days desc, last_day desc, node_key asc
    ) = 1
),

last_homes as (
    select * from homes
    qualify row_number() over (
        partition by person_key
        order by period_start desc
    ) = 1
)

select
    person_key,
    period_start,
    node_key,
    roster_days,
    roster_days >= 14 as is_counted
from homes
union all
select
    last_homes.person_key,
    periods.period_start,
    last_homes.node_key,
    cast(0 as bigint) as roster_days,
    false as is_counted
from last_homes
inner join periods on last_homes.period_start < periods.period_start
