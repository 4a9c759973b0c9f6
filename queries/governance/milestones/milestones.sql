-- title: Frozen snapshots of plans; a known snapshot never changes
-- tool: governance
-- feed: register
-- container: csv
-- recognised_by: snapshot_id, milestone_id, frozen_at, approved_weight
-- columns: milestone_name, source_ref, node_id, goal_id, approver, approved_at,
--   committed_on, success_evidence
-- natural_key: snapshot_id
-- newest_by: export
-- frozen: true

select
    source.file_id,
    source.row_number,
    source.extra,
    source.snapshot_id,
    source.milestone_id,
    source.milestone_name,
    source.source_ref,
    source.node_id,
    source.goal_id,
    source.approver,
    source.success_evidence,
    read_time(source.approved_at) as approved_at,
    read_time(source.frozen_at) as frozen_at,
    read_day(source.committed_on) as committed_on,
    read_number(source.approved_weight) as approved_weight,
    coalesce(
        missing('snapshot_id', source.snapshot_id),
        time_fault('approved_at', source.approved_at, source.latest_at),
        time_fault('frozen_at', source.frozen_at, source.latest_at),
        day_fault('committed_on', source.committed_on),
        number_fault('approved_weight', source.approved_weight)
    ) as fault
from source
