-- grain: One row per deployment to production and change it carries, with how that is
--   known: the export lists it; the deployed commit is the change's; it was merged to
--   the same branch before that commit and never went live (ancestry); or it was merged
--   since the deployment before (time_window). By inference a change goes live once.
-- needs: marts.deployments, marts.listed_changes, marts.anchors, marts.changes

with deployments as (
    select * from marts.deployments
),

changes as (
    select * from marts.changes
),

listed as (
    select * from marts.listed_changes
),

anchors as (
    select * from marts.anchors
),

untold as (
    select deployments.*
    from deployments
    left join listed on deployments.deployment_key = listed.deployment_key
    left join anchors on deployments.deployment_key = anchors.deployment_key
    where
        listed.deployment_key is null
        and anchors.deployment_key is null
        and deployments.repeats_turn is null
        and not deployments.is_rollback
)

select
    deployment_key,
    change_key,
    'listed' as method
from listed
union all
select
    deployment_key,
    change_key,
    method
from anchors
union all
select
    anchors.deployment_key,
    changes.change_key,
    'ancestry' as method
from anchors
inner join changes
    on
        anchors.repository_key = changes.repository_key
        and anchors.base_ref = changes.base_ref
        and anchors.live_through < changes.merged_at
        and anchors.merged_at > changes.merged_at
union all
select
    untold.deployment_key,
    changes.change_key,
    'time_window' as method
from untold
inner join changes on
    untold.repository_key = changes.repository_key
    and untold.previous_live_at < changes.merged_at
    and untold.live_at >= changes.merged_at
