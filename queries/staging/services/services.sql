-- title: Services, the team that owns each, and what other tools call it
-- tool: services
-- feed: roster
-- container: csv
-- recognised_by: service_key, team_key
-- never_with: person_key, as_of
-- columns: service_name, repository_key, pagerduty_service, jira_component,
--   servicenow_ci, kind
-- natural_key: service_key, repository_key, pagerduty_service, jira_component,
--   servicenow_ci
-- newest_by: export
-- rows_per_record: many
-- whole: true

with read as (
    select
        source.*,
        list_filter(
            [
                ['repository', repository(trim(source.repository_key))],
                ['pagerduty', trim(source.pagerduty_service)],
                ['jira', trim(source.jira_component)],
                ['servicenow', trim(source.servicenow_ci)]
            ],
            lambda pair: pair[2] <> ''
        ) as links
    from source
)

select
    read.file_id,
    read.row_number,
    read.extra,
    lower(trim(read.service_key)) as service_key,
    blank_to_null(read.service_name) as service_name,
    trim(read.team_key) as team_key,
    coalesce(lower(trim(read.kind)), 'service') as kind,
    coalesce(read.repository_key, '') as repository_key,
    coalesce(read.pagerduty_service, '') as pagerduty_service,
    coalesce(read.jira_component, '') as jira_component,
    coalesce(read.servicenow_ci, '') as servicenow_ci,
    coalesce(read.link[1], '') as link_kind,
    coalesce(read.link[2], '') as link_value,
    coalesce(
        missing('service_key', read.service_key),
        missing('team_key', read.team_key)
    ) as fault
from (
    select
        read.*,
        unnest(if(len(read.links) > 0, read.links, [null])) as link
    from read
) as read
