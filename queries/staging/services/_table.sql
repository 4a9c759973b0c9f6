-- grain: One row per service and link to a repository or another tool's name of it.

create table staging.services (
    service_key varchar,
    service_name varchar,
    team_key varchar not null,
    kind varchar check (kind in ('service', 'monolith', 'library', 'infrastructure')),
    link_kind varchar default '' check (link_kind in (
        '', 'repository', 'pagerduty', 'jira', 'servicenow'
    )),
    link_value varchar default '',
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (service_key, link_kind, link_value)
)
