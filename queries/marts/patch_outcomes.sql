-- grain: One row per patch a person wrote that went live: lasted, undone or too early
--   to tell, and the arm it is compared in. Only counted ones enter a metric: a revert
--   undoes work, and generated, copied or formatted code is nobody's.
-- needs: marts.patches, marts.changes, marts.change_tiers, marts.policy, marts.horizon,
--   staging.calendar

with judged as (
    select
        patches.*,
        patches.patch_landed_at + policy.observation_days * interval 1 day
            as settles_at,
        patches.patch_landed_at + policy.sensitivity_days * interval 1 day
            as settles_longer_at
    from marts.patches as patches
    cross join marts.policy as policy
)

select
    judged.patch_key,
    judged.change_key,
    judged.patch_landed_at,
    judged.service_names,
    judged.settles_at,
    judged.undone_at,
    judged.undone_by,
    judged.standing_1,
    judged.standing_3,
    judged.standing_7,
    judged.standing_14,
    judged.standing_28,
    calendar.period_start,
    not(changes.is_revert or changes.is_mechanical) as is_counted,
    coalesce(judged.settles_longer_at <= horizon.complete_until, false)
        as is_settled_longer,
    case
        when coalesce(judged.settles_at > horizon.complete_until, true)
            then 'too_early'
        when judged.undone_at <= judged.settles_at then 'undone'
        else 'lasted'
    end as outcome,
    case
        when tiers.tier in ('T2', 'T3') then 'ai'
        when tiers.tier = 'T0' then 'none'
        else 'unknown'
    end as arm
from judged
inner join marts.changes as changes on judged.change_key = changes.change_key
inner join marts.change_tiers as tiers on judged.change_key = tiers.change_key
inner join staging.calendar as calendar
    on cast(judged.patch_landed_at as date) = calendar.day
cross join marts.horizon as horizon
