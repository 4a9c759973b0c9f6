-- grain: One row per person and period: the one node their period belongs to. Most
--   roster days decide, the later node on a tie. Somebody who left keeps the last node,
--   uncounted, so that work of theirs that goes live later has a home.
-- needs: marts.roster_weeks, marts.periods, marts.objections

with stays as (
    select
        person_key,
        period_start,
        node_key,
        cast(sum(roster_days) as bigint) as roster_days,
        max(last_day) as last_day
    from marts.roster_weeks
    group by person_key, period_start, node_key
),

homes as (
    select * from stays
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
inner join marts.periods as periods
    on last_homes.period_start < periods.period_start
left join marts.objections as objections
    on last_homes.person_key = objections.person_key
where objections.since_on is null or objections.since_on > periods.period_start
