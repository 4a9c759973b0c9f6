-- grain: One row per landing: when it was withdrawn and when it failed, if ever.
--   Withdrawn: its deployment was rolled back, or its change reverted. Failed: a
--   rollback, hotfix or incident. Undone: whichever came first.
-- needs: marts.landings, marts.undoing

with events as (
    select
        *,
        min(undone_at) over (partition by deployment_key, patch_key) as first_at
    from marts.undoing
),

summed_up as (
    select
        deployment_key,
        patch_key,
        any_value(first_at) as undone_at,
        min(kind) filter (where undone_at = first_at) as undone_by,
        min(undone_at) filter (where kind = 'revert') as reverted_at,
        min(undone_at) filter (where kind <> 'revert') as failed_at
    from events
    group by deployment_key, patch_key
)

select
    landings.deployment_key,
    landings.patch_key,
    landings.service_key,
    landings.landed_at,
    least(summed_up.reverted_at, landings.rolled_back_at) as withdrawn_at,
    summed_up.failed_at,
    summed_up.undone_at,
    summed_up.undone_by
from marts.landings as landings
left join summed_up
    on
        landings.deployment_key = summed_up.deployment_key
        and landings.patch_key = summed_up.patch_key
