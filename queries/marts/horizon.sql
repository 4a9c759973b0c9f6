-- grain: One row: the moment up to which every delivery feed is complete. What is
--   younger is too early to tell. Null, hence everything too early, where no feed could
--   show a failure.
-- needs: staging.watermarks, staging.failures, marts.rollbacks

with feeds as (
    select * from staging.watermarks
),

failures as (
    select * from staging.failures
),

rollbacks as (
    select * from marts.rollbacks
),

complete as (
    select
        min(coalesce(final_through, data_to)) as complete_through,
        count(*) filter (where kind = 'incidents') as incident_feeds
    from feeds
    where kind in ('changes', 'deployments', 'incidents')
)

select
    case
        when
            incident_feeds > 0
            or exists (select 1 from failures)
            or exists (select 1 from rollbacks)
            then cast(complete_through as timestamp) + interval 1 day
    end as complete_until
from complete
