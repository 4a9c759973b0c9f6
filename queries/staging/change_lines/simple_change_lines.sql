-- title: Lines that count, per commit
-- tool: change_lines
-- feed: changes
-- container: csv
-- recognised_by: repository_key, sha, effective_lines_added
-- columns: patch_id, effective_lines_deleted, change_kind, surviving_share_14,
--   surviving_share_28
-- natural_key: repository_key, sha
-- newest_by: export

select
    source.file_id,
    source.row_number,
    source.extra,
    repository(trim(source.repository_key)) as repository_key,
    lower(trim(source.sha)) as sha,
    lower(trim(source.patch_id)) as patch_id,
    read_count(source.effective_lines_added) as effective_lines_added,
    read_count(source.effective_lines_deleted) as effective_lines_deleted,
    lower(trim(source.change_kind)) as change_kind,
    read_number(source.surviving_share_14) as surviving_share_14,
    read_number(source.surviving_share_28) as surviving_share_28,
    coalesce(
        missing('repository_key', source.repository_key),
        missing('sha', source.sha),
        count_fault('effective_lines_added', source.effective_lines_added),
        count_fault('effective_lines_deleted', source.effective_lines_deleted),
        number_fault('surviving_share_14', source.surviving_share_14),
        number_fault('surviving_share_28', source.surviving_share_28)
    ) as fault
from source
