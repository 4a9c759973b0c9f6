-- grain: One row per deployment to production that succeeded, retries merged. A repeat
--   puts live what was live there before, with something else in between.
-- needs: marts.production_runs

with runs as (
    select * from marts.production_runs
    where deployment_key = first_deployment_key
)

select
    deployment_key,
    service_key,
    repository_key,
    environment_name,
    sha,
    version,
    live_at,
    is_rollback,
    deployer_id,
    change_number,
    turn,
    lag(live_at) over (
        partition by service_key, environment_name
        order by live_at, deployment_key
    ) as previous_live_at,
    case
        when content_key is not null
            then
                lag(turn) over (
                    partition by service_key, environment_name, content_key
                    order by live_at, deployment_key
                )
    end as repeats_turn
from runs
