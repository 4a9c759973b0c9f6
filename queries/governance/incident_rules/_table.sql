-- grain: One row per issue type or label that makes an issue of a planning tool an
--   incident.

create table governance.incident_rules (
    kind varchar check (kind in ('type', 'label')),
    name varchar,
    primary key (kind, name)
)
