-- title: Records that were superseded or set aside, and loaded all the same

with loaded as (
    select
        file_id,
        row_number
    from staging.people
    union all
    select
        file_id,
        row_number
    from staging.identities
    union all
    select
        file_id,
        row_number
    from staging.work_weeks
    union all
    select
        file_id,
        row_number
    from staging.services
    union all
    select
        file_id,
        row_number
    from staging.ai_days
    union all
    select
        file_id,
        row_number
    from staging.ai_events
    union all
    select
        file_id,
        row_number
    from staging.ai_commit_lines
    union all
    select
        file_id,
        row_number
    from staging.changes
    union all
    select
        file_id,
        row_number
    from staging.change_commits
    union all
    select
        file_id,
        row_number
    from staging.change_lines
    union all
    select
        file_id,
        row_number
    from staging.change_reviews
    union all
    select
        file_id,
        row_number
    from staging.deployments
    union all
    -- An event that is superseded as a deployment is still one of its states.
    select
        states.file_id,
        states.row_number
    from staging.deployment_states as states
    inner join staging.files as files on states.file_id = files.file_id
    where files.format_id = 'github_deployment_statuses'
    union all
    select
        file_id,
        row_number
    from staging.incidents
    union all
    select
        file_id,
        row_number
    from staging.work_items
    union all
    -- A milestone that an issue names keeps the first date any export of it told.
    select
        milestones.file_id,
        milestones.row_number
    from staging.milestones as milestones
    inner join staging.files as files on milestones.file_id = files.file_id
    where files.format_id = 'github_milestones'
    union all
    select
        file_id,
        row_number
    from staging.account_teams
    union all
    select
        file_id,
        row_number
    from staging.ai_review_days
    union all
    select
        file_id,
        row_number
    from staging.ai_seats
    union all
    select
        file_id,
        row_number
    from staging.bill_lines
    union all
    select
        file_id,
        row_number
    from staging.change_events
    union all
    select
        file_id,
        row_number
    from staging.delivery_events
    union all
    select
        file_id,
        row_number
    from staging.failures
    union all
    select
        file_id,
        row_number
    from staging.outcomes
    union all
    select
        file_id,
        row_number
    from staging.reported_figures
)

select distinct
    fates.file_id,
    fates.row_number,
    fates.fate,
    fates.reason
from staging.row_fates as fates
inner join loaded on
    fates.file_id = loaded.file_id and fates.row_number = loaded.row_number
