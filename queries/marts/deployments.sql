-- grain: One row per deployment to production that succeeded, retries merged. A repeat
--   puts a commit live that was live there before, with another in between.
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
        when sha is not null
            then
                lag(turn) over (
                    partition by service_key, environment_name, sha
                    order by live_at, deployment_key
                )
    end as repeats_turn
from runs
