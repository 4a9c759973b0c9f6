-- grain: One row per deployment to production and patch it brought: the patch was not
--   standing in that environment of the service. What a failure of it undoes.
-- needs: marts.appearances

with appearances as (
    select * from marts.appearances
)

select
    appearances.deployment_key,
    appearances.patch_key
from appearances
where not exists (
    select 1 from appearances as earlier
    where
        earlier.patch_key = appearances.patch_key
        and earlier.service_key = appearances.service_key
        and earlier.environment_name is not distinct from appearances.environment_name
        and (
            earlier.live_at < appearances.live_at
            or (
                earlier.live_at = appearances.live_at
                and earlier.deployment_key < appearances.deployment_key
            )
        )
        and coalesce(earlier.rolled_back_at > appearances.live_at, true)
)
