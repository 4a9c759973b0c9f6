-- grain: One row per change or commit that an export itself lists on a deployment.

create table staging.deployment_changes (
    deployment_key varchar,
    change_key varchar default '',
    sha varchar default '',
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (deployment_key, change_key, sha)
)
