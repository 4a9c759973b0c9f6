-- title: Cursor AI code tracking: lines of a commit by who wrote them
-- tool: cursor
-- feed: usage
-- container: csv
-- recognised_by: commit_hash, user_email, repo_name, total_lines_added,
--   composer_lines_added
-- columns: user_id, branch_name, tab_lines_added, non_ai_lines_added, commit_ts
-- natural_key: sha, id_value
-- newest_by: export
-- dated_by: committed_on
-- final_after_days: 3
-- drops: *_lines_deleted, is_primary_branch, message, created_at

select
    source.file_id,
    source.row_number,
    'cursor' as tool,
    'cursor' as system,
    'email' as id_kind,
    lower(trim(source.user_email)) as id_value,
    -- The export has no host: _after.sql adds it where one repository fits.
    lower(trim(source.repo_name)) as repository_key,
    lower(trim(source.commit_hash)) as sha,
    read_count(source.total_lines_added) as lines_total,
    read_count(source.tab_lines_added) as lines_tab,
    read_count(source.composer_lines_added) as lines_agent,
    read_count(source.non_ai_lines_added) as lines_non_ai,
    read_time(source.commit_ts) as committed_at,
    cast(read_time(source.commit_ts) as date) as committed_on,
    case
        when source.branch_name is null then source.extra
        else json_merge_patch(
            coalesce(source.extra, '{}'), json_object('branch', source.branch_name)
        )
    end as extra,
    coalesce(
        missing('commit_hash', source.commit_hash),
        missing('user_email', source.user_email),
        missing('repo_name', source.repo_name),
        time_fault('commit_ts', source.commit_ts, source.latest_at),
        count_fault('total_lines_added', source.total_lines_added),
        count_fault('tab_lines_added', source.tab_lines_added),
        count_fault('composer_lines_added', source.composer_lines_added),
        count_fault('non_ai_lines_added', source.non_ai_lines_added)
    ) as fault
from source
