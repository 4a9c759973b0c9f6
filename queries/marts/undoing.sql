-- grain: One row per landing and later event that undoes it: a reviewed revert of its
--   change landed on the service; or a rollback, hotfix or incident of any deployment,
--   on any service and in any environment, that brought its patch there.
-- needs: marts.landings, marts.brought, marts.failures, marts.changes

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
        brought.patch_key,
        failures.kind,
        failures.failed_at
    from marts.failures as failures
    inner join marts.brought as brought
        on failures.deployment_key = brought.deployment_key
)

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
inner join patch_failures
    on
        landings.patch_key = patch_failures.patch_key
        and landings.landed_at < patch_failures.failed_at
