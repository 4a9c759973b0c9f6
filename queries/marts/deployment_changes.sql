-- grain: One row per deployment to production and change it carries, with how that is
--   known: the export lists it; the deployed commit is the change's; it was merged to
--   the same branch before that commit and never went live (ancestry); or, inferred, it
--   was merged since the deployment before (time_window). A change that no export lists
--   goes live once.
-- needs: marts.listed_changes, marts.anchors, marts.changes, marts.window_changes

with changes as (
    select * from marts.changes
),

anchors as (
    select * from marts.anchors
)

select
    deployment_key,
    change_key,
    'listed' as method,
    false as is_inferred
from marts.listed_changes
union all
select
    deployment_key,
    change_key,
    method,
    false as is_inferred
from anchors
union all
select
    anchors.deployment_key,
    changes.change_key,
    'ancestry' as method,
    false as is_inferred
from anchors
inner join changes
    on
        anchors.repository_key = changes.repository_key
        and anchors.base_ref = changes.base_ref
        and anchors.live_through < changes.merged_at
        and anchors.merged_at > changes.merged_at
union all
select
    deployment_key,
    change_key,
    'time_window' as method,
    true as is_inferred
from marts.window_changes
