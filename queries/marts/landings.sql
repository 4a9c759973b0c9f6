-- grain: One row per landing: a patch goes live on a service where it is not standing.
--   Putting live again what stands is no landing. Bots' patches are in here too, marked
--   by the change.
-- needs: marts.appearances, marts.policy

with appearances as (
    select * from marts.appearances
),

policy as (
    select * from marts.policy
),

landings as (
    select
        appearances.*,
        row_number() over (
            partition by appearances.patch_key, appearances.service_key
            order by appearances.live_at, appearances.deployment_key
        ) as turn,
        min(appearances.live_at) over (partition by appearances.patch_key)
            as patch_landed_at
    from appearances
    where not exists (
        select 1 from appearances as earlier
        where
            earlier.patch_key = appearances.patch_key
            and earlier.service_key = appearances.service_key
            and (
                earlier.live_at < appearances.live_at
                or (
                    earlier.live_at = appearances.live_at
                    and earlier.deployment_key < appearances.deployment_key
                )
            )
            and coalesce(earlier.rolled_back_at > appearances.live_at, true)
    )
)

select
    landings.patch_key,
    landings.service_key,
    landings.deployment_key,
    landings.change_key,
    landings.live_at as landed_at,
    landings.rolled_back_at,
    landings.patch_landed_at,
    landings.turn = 1 as is_first,
    -- The patch reached this service while it was still spreading.
    landings.turn = 1
    and landings.live_at
    <= landings.patch_landed_at + policy.observation_days * interval 1 day
        as is_in_fan_out
from landings
cross join policy
