-- grain: One row per period and measure of how much the figures of the company rest on:
--   the part that is known of the whole.
-- needs: marts.coverage_of_use, marts.coverage_of_changes,
--   marts.coverage_of_deployments, marts.coverage_of_incidents,
--   marts.coverage_of_work

select
    period_start,
    measure,
    part,
    whole
from marts.coverage_of_use
union all
select
    period_start,
    measure,
    part,
    whole
from marts.coverage_of_changes
union all
select
    period_start,
    measure,
    part,
    whole
from marts.coverage_of_deployments
union all
select
    period_start,
    measure,
    part,
    whole
from marts.coverage_of_incidents
union all
select
    period_start,
    measure,
    part,
    whole
from marts.coverage_of_work
