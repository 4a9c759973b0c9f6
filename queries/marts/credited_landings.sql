-- grain: One row per patch and service: the first landing that was not withdrawn within
--   n days. Approved by somebody who is not an author, and not itself a revert. At most
--   one, ever. kept is the share of its lines that stays: none if it failed within n
--   days.
-- needs: marts.landings, marts.undone, marts.changes, marts.policy

with landings as (
    select
        landings.*,
        undone.withdrawn_at,
        undone.failed_at,
        landings.landed_at + policy.observation_days * interval 1 day as judged_at
    from marts.landings as landings
    inner join marts.undone as undone
        on
            landings.deployment_key = undone.deployment_key
            and landings.patch_key = undone.patch_key
    cross join marts.policy as policy
)

select
    landings.patch_key,
    landings.service_key,
    landings.landed_at as credited_at,
    case
        when coalesce(landings.failed_at > landings.judged_at, true)
            then changes.surviving_share
        else 0
    end as kept
from landings
inner join marts.changes as changes on landings.change_key = changes.change_key
where
    coalesce(landings.withdrawn_at > landings.judged_at, true)
    and changes.is_approved
    and not changes.is_revert
qualify row_number() over (
    partition by landings.patch_key, landings.service_key
    order by landings.landed_at, landings.deployment_key
) = 1
