-- grain: One row per accepted contest, without the contester.

create table governance.corrections (
    correction_id varchar,
    kind varchar not null check (
        kind in ('ai_mark', 'author', 'team', 'deployment_link', 'incident_link')
    ),
    object_key varchar not null,
    exported_value varchar,
    corrected_value varchar,
    reason varchar,
    decided_by varchar not null,
    decided_on date not null,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (correction_id)
)
