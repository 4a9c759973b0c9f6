-- grain: One row per account or address that an export names, UTC day, and side: usage,
--   seats, bills, teams, changes, reviews, deployments.
-- needs: staging.ai_days, staging.ai_day_details, staging.ai_events, staging.ai_seats,
--   staging.ai_commit_lines, staging.bill_lines, staging.account_teams,
--   staging.change_reviews, staging.deployments, staging.changes,
--   marts.change_signatures, marts.repository_systems

select
    system,
    id_kind,
    id_value,
    used_on as seen_on,
    'usage' as side
from staging.ai_days
union
select
    system,
    id_kind,
    id_value,
    used_on as seen_on,
    'usage' as side
from staging.ai_day_details
union
select
    system,
    id_kind,
    id_value,
    cast(occurred_at as date) as seen_on,
    'usage' as side
from staging.ai_events
union
select
    system,
    id_kind,
    id_value,
    cast(committed_at as date) as seen_on,
    'usage' as side
from staging.ai_commit_lines
union
select
    system,
    id_kind,
    id_value,
    cast(snapshot_at as date) as seen_on,
    'seats' as side
from staging.ai_seats
union
select
    system,
    id_kind,
    id_value,
    billed_on as seen_on,
    'bills' as side
from staging.bill_lines
union
select
    system,
    id_kind,
    id_value,
    listed_on as seen_on,
    'teams' as side
from staging.account_teams
union
select
    signatures.system,
    signatures.id_kind,
    signatures.id_value,
    cast(changes.merged_at as date) as seen_on,
    'changes' as side
from marts.change_signatures as signatures
inner join staging.changes as changes on signatures.change_key = changes.change_key
union
select
    systems.system,
    'login' as id_kind,
    reviews.reviewer_id as id_value,
    cast(reviews.reviewed_at as date) as seen_on,
    'reviews' as side
from staging.change_reviews as reviews
inner join marts.repository_systems as systems
    on regexp_replace(reviews.change_key, '#.*$', '') = systems.repository_key
where reviews.reviewer_id is not null
union
select
    systems.system,
    'login' as id_kind,
    deployments.deployer_id as id_value,
    cast(
        coalesce(
            deployments.finished_at, deployments.started_at, deployments.created_at
        ) as date
    ) as seen_on,
    'deployments' as side
from staging.deployments as deployments
inner join marts.repository_systems as systems
    on deployments.repository_key = systems.repository_key
where deployments.deployer_id is not null
