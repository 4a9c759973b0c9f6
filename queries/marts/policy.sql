-- grain: One row: what the company decided, and the last day that any export tells
--   about.
-- needs: governance.policy, staging.watermarks

with decisions as (
    select * from governance.policy
),

feeds as (
    select * from staging.watermarks
),

decided as (
    select
        max(value) filter (where name = 'observation_days') as observation_days,
        max(value) filter (where name = 'sensitivity_days') as sensitivity_days,
        max(value) filter (where name = 'housekeeping_cap') as housekeeping_cap,
        max(value) filter (where name = 'incident_window_hours')
            as incident_window_hours
    from decisions
),

read_up_to as (
    -- A roster or a plan speaks about the future; the other feeds about what happened.
    select max(data_to) as data_to
    from feeds
    where kind in ('usage', 'changes', 'deployments', 'incidents')
)

select
    coalesce(cast(decided.observation_days as integer), 14) as observation_days,
    coalesce(cast(decided.sensitivity_days as integer), 28) as sensitivity_days,
    coalesce(cast(decided.housekeeping_cap as double), 0.12) as housekeeping_cap,
    coalesce(cast(decided.incident_window_hours as integer), 72)
        as incident_window_hours,
    cast(read_up_to.data_to + interval 1 day as date) as as_of,
    read_up_to.data_to
from decided
cross join read_up_to
