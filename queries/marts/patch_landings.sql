-- grain: One row per patch a person wrote and service it reached within n days of first
--   going live: when it was undone there. Days are counted from the patch's first
--   landing.
-- needs: marts.landings, marts.undone, marts.changes, staging.services

with service_names as (
    select
        service_key,
        min(service_name) as service_name
    from staging.services
    group by service_key
)

select
    landings.patch_key,
    landings.service_key,
    coalesce(service_names.service_name, landings.service_key) as service_name,
    landings.patch_landed_at,
    undone.undone_at,
    undone.undone_by,
    date_diff('second', landings.patch_landed_at, undone.undone_at) / 86400.0
        as undone_after_days,
    first_value(landings.change_key) over (
        partition by landings.patch_key
        order by landings.landed_at, landings.service_key
    ) as change_key
from marts.landings as landings
inner join marts.undone as undone
    on
        landings.deployment_key = undone.deployment_key
        and landings.patch_key = undone.patch_key
inner join marts.changes as changes on landings.change_key = changes.change_key
left join service_names on landings.service_key = service_names.service_key
where landings.is_in_fan_out and not changes.is_by_bot
