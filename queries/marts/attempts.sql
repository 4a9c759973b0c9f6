-- grain: One row per patch and service with a human change: what was attempted,
--   whatever became of it. Reverts, bots and mechanical changes (generated, vendored,
--   formatting) are not attempts. Lines are spread over the services a patch reached
--   within n days.
-- needs: marts.landings, marts.changes, marts.change_tiers, marts.credited_landings,
--   marts.planned_changes, marts.settled_items, marts.standard_sizes

with landings as (
    select
        *,
        count(*) filter (where is_in_fan_out) over (partition by patch_key) as services
    from marts.landings
    where is_first
),

changes as (
    select * from marts.changes
    where not (is_revert or is_by_bot or is_mechanical)
)

select
    landings.patch_key,
    landings.service_key,
    landings.change_key,
    landings.landed_at,
    changes.first_commit_at,
    tiers.tier in ('T2', 'T3') as is_ai,
    credited.credited_at,
    credited.kept,
    sizes.standard_size_lines,
    -- A size that nobody counted is taken as a standard one.
    case
        when landings.is_in_fan_out
            then
                coalesce(changes.effective_lines, sizes.standard_size_lines)
                / nullif(landings.services, 0)
        else 0
    end as lines,
    -- What lands on an item after it settled is housekeeping.
    case
        when coalesce(landings.landed_at <= settled.settled_at, true)
            then planned.item_key
    end as item_key
from landings
inner join changes on landings.change_key = changes.change_key
inner join marts.change_tiers as tiers on landings.change_key = tiers.change_key
inner join marts.standard_sizes as sizes
    on
        landings.service_key = sizes.service_key
        and cast(landings.landed_at as date) between sizes.valid_from and sizes.valid_to
left join marts.credited_landings as credited
    on
        landings.patch_key = credited.patch_key
        and landings.service_key = credited.service_key
left join marts.planned_changes as planned
    on landings.change_key = planned.change_key
left join marts.settled_items as settled on planned.item_key = settled.item_key
