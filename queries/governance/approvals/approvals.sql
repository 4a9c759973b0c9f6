-- title: Approvals; a row once written never changes
-- tool: governance
-- feed: register
-- container: csv
-- recognised_by: metric_id, definition_hash, approver, approved_at
-- columns: policy_hash, expires_at, evidence, preview_hash, signature
-- natural_key: metric_id, definition_hash, approver, approved_at
-- newest_by: export
-- frozen: true

select
    source.file_id,
    source.row_number,
    source.extra,
    source.metric_id,
    source.definition_hash,
    source.approver,
    source.policy_hash,
    source.evidence,
    source.preview_hash,
    source.signature,
    read_time(source.approved_at) as approved_at,
    read_time(source.expires_at) as expires_at,
    coalesce(
        missing('metric_id', source.metric_id),
        missing('definition_hash', source.definition_hash),
        missing('approver', source.approver),
        missing('approved_at', source.approved_at),
        time_fault('approved_at', source.approved_at, source.latest_at),
        time_fault('expires_at', source.expires_at, timestamp '2100-01-01')
    ) as fault
from source
