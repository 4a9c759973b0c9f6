-- grain: One row per tool, kind of feed, dataset and day that rows of its exports tell
--   about. A day without a row here is not a day on which nothing happened.
-- needs: staging.files, staging.ai_days, staging.ai_events, staging.ai_commit_lines,
--   staging.ai_review_days, staging.bill_lines, staging.reported_figures,
--   staging.changes, staging.change_reviews, staging.deployments,
--   staging.deployment_states, staging.incidents, staging.work_items

with tools as (
    select distinct
        file_id,
        tool
    from staging.files
),

told as (
    select
        file_id,
        'usage' as kind,
        'ai_days' as dataset,
        used_on as told_on
    from staging.ai_days
    union all
    select
        file_id,
        'usage' as kind,
        'ai_events' as dataset,
        cast(occurred_at as date) as told_on
    from staging.ai_events
    union all
    select
        file_id,
        'usage' as kind,
        'ai_commit_lines' as dataset,
        cast(committed_at as date) as told_on
    from staging.ai_commit_lines
    union all
    select
        file_id,
        'usage' as kind,
        'ai_review_days' as dataset,
        reviewed_on as told_on
    from staging.ai_review_days
    union all
    select
        file_id,
        'spend' as kind,
        'bill_lines' as dataset,
        billed_on as told_on
    from staging.bill_lines
    union all
    select
        file_id,
        'figures' as kind,
        'reported_figures' as dataset,
        reported_on as told_on
    from staging.reported_figures
    union all
    select
        file_id,
        'changes' as kind,
        'changes' as dataset,
        cast(created_at as date) as told_on
    from staging.changes
    union all
    select
        file_id,
        'changes' as kind,
        'changes' as dataset,
        cast(merged_at as date) as told_on
    from staging.changes
    union all
    select
        file_id,
        'changes' as kind,
        'change_reviews' as dataset,
        cast(reviewed_at as date) as told_on
    from staging.change_reviews
    union all
    select
        file_id,
        'deployments' as kind,
        'deployments' as dataset,
        cast(coalesce(finished_at, started_at, created_at) as date) as told_on
    from staging.deployments
    union all
    select
        file_id,
        'deployments' as kind,
        'deployment_states' as dataset,
        cast(entered_at as date) as told_on
    from staging.deployment_states
    union all
    select
        file_id,
        'incidents' as kind,
        'incidents' as dataset,
        cast(coalesce(started_at, detected_at, created_at) as date) as told_on
    from staging.incidents
    union all
    select
        file_id,
        'work' as kind,
        'work_items' as dataset,
        cast(created_at as date) as told_on
    from staging.work_items
    union all
    select
        file_id,
        'work' as kind,
        'work_items' as dataset,
        cast(resolved_at as date) as told_on
    from staging.work_items
)

select
    tools.tool,
    told.kind,
    told.dataset,
    told.told_on,
    count(*) as told_rows
from told
inner join tools on told.file_id = tools.file_id
where told.told_on is not null
group by tools.tool, told.kind, told.dataset, told.told_on
