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

with linked as (
    select
        source.*,
        unnest(service_links(
            source.repository_key,
            source.pagerduty_service,
            source.jira_component,
            source.servicenow_ci
        )) as link
    from source
)

select
    linked.file_id,
    linked.row_number,
    linked.extra,
    lower(trim(linked.service_key)) as service_key,
    blank_to_null(linked.service_name) as service_name,
    trim(linked.team_key) as team_key,
    coalesce(lower(trim(linked.kind)), 'service') as kind,
    coalesce(linked.repository_key, '') as repository_key,
    coalesce(linked.pagerduty_service, '') as pagerduty_service,
    coalesce(linked.jira_component, '') as jira_component,
    coalesce(linked.servicenow_ci, '') as servicenow_ci,
    linked.link[1] as link_kind,
    linked.link[2] as link_value,
    coalesce(
        missing('service_key', linked.service_key),
        missing('team_key', linked.team_key)
    ) as fault
from linked
