-- grain: One row per deployment to production of which nothing else tells what it
--   carries, and change merged since the deployment before it: in its own repository,
--   else in those of its service. Inference.
-- needs: marts.deployments, marts.listed_changes, marts.anchors, marts.changes,
--   staging.services

with untold as (
    select deployments.*
    from marts.deployments as deployments
    left join marts.listed_changes as listed
        on deployments.deployment_key = listed.deployment_key
    left join marts.anchors as anchors
        on deployments.deployment_key = anchors.deployment_key
    where
        listed.deployment_key is null
        and anchors.deployment_key is null
        and deployments.repeats_turn is null
        and not deployments.is_rollback
),

placed as (
    select
        deployment_key,
        repository_key,
        previous_live_at,
        live_at
    from untold
    where repository_key is not null
    union
    select
        untold.deployment_key,
        links.link_value as repository_key,
        untold.previous_live_at,
        untold.live_at
    from untold
    inner join staging.services as links
        on
            links.link_kind = 'repository'
            and untold.service_key = links.service_key
    where untold.repository_key is null
)

select distinct
    placed.deployment_key,
    changes.change_key
from placed
inner join marts.changes as changes
    on
        placed.repository_key = changes.repository_key
        and placed.previous_live_at < changes.merged_at
        and placed.live_at >= changes.merged_at
