-- grain: One row per patch a person wrote that went live, dated by its first landing:
--   which share of its landings still stood after so many days, and what undid it
--   first.
-- needs: marts.patch_landings, marts.policy

with landings as (
    select
        landings.*,
        landings.undone_after_days > 1 as stood_1,
        landings.undone_after_days > 3 as stood_3,
        landings.undone_after_days > 7 as stood_7,
        landings.undone_after_days > policy.observation_days as stood_14,
        landings.undone_after_days > policy.sensitivity_days as stood_28,
        min(landings.undone_at) over (partition by landings.patch_key) as first_at
    from marts.patch_landings as landings
    cross join marts.policy as policy
)

select
    patch_key,
    any_value(change_key) as change_key,
    any_value(patch_landed_at) as patch_landed_at,
    string_agg(service_name, ', ' order by service_name) as service_names,
    any_value(first_at) as undone_at,
    min(undone_by) filter (where undone_at = first_at) as undone_by,
    avg(case when coalesce(stood_1, true) then 1.0 else 0 end) as standing_1,
    avg(case when coalesce(stood_3, true) then 1.0 else 0 end) as standing_3,
    avg(case when coalesce(stood_7, true) then 1.0 else 0 end) as standing_7,
    avg(case when coalesce(stood_14, true) then 1.0 else 0 end) as standing_14,
    avg(case when coalesce(stood_28, true) then 1.0 else 0 end) as standing_28
from landings
group by patch_key
