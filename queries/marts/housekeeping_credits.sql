-- grain: One row per team, service, week and author: their part of the credit of work
--   besides the plan. Where there is a plan, all such credit of a team and period is
--   held to kappa for each engineer-week.
-- needs: marts.housekeeping_cells, marts.engineer_weeks, marts.home_nodes,
--   marts.planned_periods, marts.policy

with cells as (
    select * from marts.housekeeping_cells
),

earned as (
    select
        node_key,
        period_start,
        sum(cell_credit * share) as credit
    from cells
    group by node_key, period_start
),

allowed as (
    select
        homes.node_key,
        homes.period_start,
        policy.housekeeping_cap * sum(weeks.engineer_weeks) as credit
    from marts.home_nodes as homes
    inner join marts.engineer_weeks as weeks
        on
            homes.person_key = weeks.person_key
            and homes.period_start = weeks.period_start
    inner join marts.planned_periods as planned
        on homes.period_start = planned.period_start
    cross join marts.policy as policy
    group by homes.node_key, homes.period_start, policy.housekeeping_cap
),

factors as (
    select
        earned.node_key,
        earned.period_start,
        case
            when planned.period_start is null then 1
            else least(1, coalesce(allowed.credit, 0) / nullif(earned.credit, 0))
        end as cap_factor
    from earned
    left join marts.planned_periods as planned
        on earned.period_start = planned.period_start
    left join allowed
        on
            earned.node_key = allowed.node_key
            and earned.period_start = allowed.period_start
)

select
    cells.node_key,
    cells.service_key,
    cells.week_start,
    cells.period_start,
    cells.person_key,
    cells.is_ai_assisted,
    cells.share,
    factors.cap_factor * cells.cell_credit as credit
from cells
inner join factors
    on
        cells.node_key = factors.node_key
        and cells.period_start = factors.period_start
