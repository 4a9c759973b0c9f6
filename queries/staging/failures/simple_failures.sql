-- title: Failures of deployments that somebody wrote down, as CSV or JSON
-- tool: failures
-- feed: incidents
-- container: csv, json
-- records_at: failures, data, root
-- recognised_by: deployment_key, kind, occurred_at
-- fields: deployment_key, kind, occurred_at, source_ref
-- natural_key: deployment_key, kind, occurred_at, source_ref
-- newest_by: export
-- dated_by: occurred_at

select
    source.file_id,
    source.row_number,
    source.extra,
    blank_to_null(source.deployment_key) as deployment_key,
    lower(trim(source.kind)) as kind,
    read_time(source.occurred_at) as occurred_at,
    coalesce(trim(source.source_ref), '') as source_ref,
    coalesce(
        missing('deployment_key', source.deployment_key),
        missing('kind', source.kind),
        missing('occurred_at', source.occurred_at),
        time_fault('occurred_at', source.occurred_at, source.latest_at)
    ) as fault
from source
