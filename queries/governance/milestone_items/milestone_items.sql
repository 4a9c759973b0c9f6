-- title: Root items of frozen snapshots; a known item never changes
-- tool: governance
-- feed: register
-- container: csv
-- recognised_by: snapshot_id, root_item_key, weight
-- columns: item_title, use_case_id, approver, approved_at
-- natural_key: snapshot_id, root_item_key
-- newest_by: export
-- frozen: true

select
    source.file_id,
    source.row_number,
    source.extra,
    source.snapshot_id,
    source.root_item_key,
    source.item_title,
    source.use_case_id,
    source.approver,
    read_number(source.weight) as weight,
    read_time(source.approved_at) as approved_at,
    coalesce(
        missing('snapshot_id', source.snapshot_id),
        missing('root_item_key', source.root_item_key),
        number_fault('weight', source.weight),
        time_fault('approved_at', source.approved_at, source.latest_at)
    ) as fault
from source
