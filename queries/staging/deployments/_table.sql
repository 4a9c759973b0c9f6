-- grain: One row per deployment, or per run of a workflow declared as one.

create table staging.deployments (
    deployment_key varchar,
    source varchar not null,
    service_key varchar,
    repository_key varchar,
    environment_name varchar,
    exported_tier varchar,
    sha varchar,
    ref varchar,
    version varchar,
    created_at timestamp,
    started_at timestamp,
    finished_at timestamp,
    result varchar not null check (
        result in (
            'success', 'failure', 'cancelled', 'superseded', 'running', 'unknown'
        )
    ),
    attempts bigint check (attempts >= 1),
    is_rollback boolean,
    deployer_id varchar,
    change_number varchar,
    approximated_fields varchar[],
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (deployment_key)
)
