-- grain: One row per landing: when it was withdrawn and when it failed, if ever.
--   Withdrawn: this deployment was rolled back, or a reviewed revert of the change
--   landed on the service. Failed: a rollback, hotfix or incident of any deployment, on
--   any service, with which the patch landed. Only events after the landing count.
-- needs: marts.landings, marts.failures, marts.changes

with landings as (
    select * from marts.landings
),

reverts as (
    select
        landings.service_key,
        landings.landed_at as reverted_at,
        changes.reverts_change_key
    from landings
    inner join marts.changes as changes on landings.change_key = changes.change_key
    where changes.is_revert and changes.is_approved
),

patch_failures as (
    select
        landings.patch_key,
        failures.kind,
        failures.failed_at
    from marts.failures as failures
    inner join landings on failures.deployment_key = landings.deployment_key
),

events as (
    select
        landings.deployment_key,
        landings.patch_key,
        'revert' as kind,
        reverts.reverted_at as undone_at
    from landings
    inner join reverts
        on
            landings.change_key = reverts.reverts_change_key
            and landings.service_key = reverts.service_key
            and landings.landed_at < reverts.reverted_at
    union all
    select
        landings.deployment_key,
        landings.patch_key,
        patch_failures.kind,
        patch_failures.failed_at as undone_at
    from landings
    inner join patch_failures on
        landings.patch_key = patch_failures.patch_key
        and landings.landed_at < patch_failures.failed_at
),

ordered as (
    select
        *,
        min(undone_at) over (partition by deployment_key, patch_key) as first_at
    from events
),

summed_up as (
    select
        deployment_key,
        patch_key,
        any_value(first_at) as undone_at,
        min(kind) filter (where undone_at = first_at) as undone_by,
        min(undone_at) filter (where kind = 'revert') as reverted_at,
        min(undone_at) filter (where kind <> 'revert') as failed_at
    from ordered
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
from landings
left join summed_up on
    landings.deployment_key = summed_up.deployment_key
    and landings.patch_key = summed_up.patch_key
