-- grain: One row per service and span of days: how many lasting lines make a standard
--   week of unplanned work. Fixed by the company per quarter; 40 where it fixed
--   nothing.
-- needs: governance.standard_sizes, staging.calendar, marts.deployments

with services as (
    select distinct service_key from marts.deployments
),

quarters as (
    select
        quarter_start as valid_from,
        max(day) as valid_to
    from staging.calendar
    group by quarter_start
)

select
    services.service_key,
    quarters.valid_from,
    quarters.valid_to,
    coalesce(sizes.standard_size_lines, 40) as standard_size_lines
from services
cross join quarters
left join governance.standard_sizes as sizes on
    services.service_key = sizes.service_key
    and quarters.valid_from = sizes.quarter_start
