-- title: Cursor AI code tracking: every accepted change of AI, before any commit
-- tool: cursor
-- feed: usage
-- container: csv, json
-- records_at: items, data, root
-- recognised_by: change_id|changeId, user_email|userEmail, source,
--   total_lines_added|totalLinesAdded
-- fields: change_id|changeId, user_id|userId, user_email|userEmail, source, model,
--   total_lines_added|totalLinesAdded, total_lines_deleted|totalLinesDeleted,
--   created_at|createdAt
-- natural_key: event_key
-- newest_by: export
-- dated_by: used_on
-- final_after_days: 3
-- drops: metadata, metadata_json, userName

with read as (
    select
        source.*,
        blank_to_null(source.user_email) as email,
        read_time(source.created_at) as occurred_at
    from source
)

select
    read.file_id,
    read.row_number,
    'cursor' as tool,
    'cursor' as system,
    read.occurred_at,
    read.model as model_name,
    key_of(['cursor change', read.change_id]) as event_key,
    lower(coalesce(read.email, trim(read.user_id), '')) as id_value,
    if(read.email is null, 'user_id', 'email') as id_kind,
    concat('change ', lower(trim(read.source))) as kind,
    cast(read.occurred_at as date) as used_on,
    cast(read.occurred_at as date) + 3 as final_on,
    read_count(read.total_lines_added) as lines_added,
    read_count(read.total_lines_deleted) as lines_deleted,
    json_merge_patch(
        coalesce(read.extra, '{}'), json_object('user_id', read.user_id)
    ) as extra,
    coalesce(
        missing('change_id', read.change_id),
        missing('user_email', coalesce(read.email, read.user_id)),
        missing('created_at', read.created_at),
        time_fault('created_at', read.created_at, read.latest_at),
        counts_fault([
            ['total_lines_added', read.total_lines_added],
            ['total_lines_deleted', read.total_lines_deleted]
        ])
    ) as fault
from read
