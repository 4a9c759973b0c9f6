-- title: States that GraphQL lists on a deployment

with listed as (
    select
        versions.deployment_key,
        versions.file_id,
        versions.row_number,
        unnest(listed_states(
            source.statuses, source.lateststatus, source.state, source.updated_at
        )) as told
    from versions
    inner join source
        on
            versions.file_id = source.file_id
            and versions.row_number = source.row_number
)

select
    listed.deployment_key,
    listed.told.state,
    read_time(listed.told.entered_at) as entered_at,
    listed.file_id,
    listed.row_number
from listed
