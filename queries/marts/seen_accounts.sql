-- grain: One row per account or address that any export names.
-- needs: staging.ai_days, staging.ai_events, staging.ai_seats, staging.ai_commit_lines,
--   staging.deployments, staging.change_reviews, marts.change_signatures

select
    system,
    id_kind,
    id_value
from staging.ai_days
union
select
    system,
    id_kind,
    id_value
from staging.ai_events
union
select
    system,
    id_kind,
    id_value
from staging.ai_seats
union
select
    system,
    id_kind,
    id_value
from staging.ai_commit_lines
union
select
    system,
    id_kind,
    id_value
from marts.change_signatures
union
select
    split_part(change_key, '.', 1) as system,
    'login' as id_kind,
    reviewer_id as id_value
from staging.change_reviews
where reviewer_id is not null
union
select
    split_part(repository_key, '.', 1) as system,
    'login' as id_kind,
    deployer_id as id_value
from staging.deployments
where deployer_id is not null
