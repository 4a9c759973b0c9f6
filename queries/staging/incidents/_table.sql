-- grain: One row per incident.

create table staging.incidents (
    incident_key varchar,
    source varchar not null,
    service_key varchar,
    title varchar,
    severity varchar check (
        severity in ('critical', 'high', 'medium', 'low', 'unknown')
    ),
    source_severity varchar,
    status varchar,
    started_at timestamp,
    created_at timestamp,
    detected_at timestamp,
    acknowledged_at timestamp,
    resolved_at timestamp,
    closed_at timestamp,
    is_auto_resolved boolean,
    cause_ref varchar,
    fix_ref varchar,
    artifact_id varchar,
    approximated_fields varchar[],
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (incident_key)
)
