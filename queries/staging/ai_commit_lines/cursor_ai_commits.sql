-- title: Cursor AI code tracking: lines of a commit by who wrote them
-- tool: cursor
-- feed: usage
-- container: csv, json
-- records_at: items, data, root
-- recognised_by: commit_hash|commitHash, user_email|userEmail, repo_name|repoName,
--   total_lines_added|totalLinesAdded, composer_lines_added|composerLinesAdded
-- fields: commit_hash|commitHash, user_id|userId, user_email|userEmail,
--   repo_name|repoName, branch_name|branchName, total_lines_added|totalLinesAdded,
--   tab_lines_added|tabLinesAdded, composer_lines_added|composerLinesAdded,
--   non_ai_lines_added|nonAiLinesAdded, commit_ts|commitTs
-- natural_key: sha, id_value
-- newest_by: export
-- dated_by: committed_on
-- final_after_days: 3
-- drops: *_lines_deleted, *LinesDeleted, is_primary_branch, isPrimaryBranch, message,
--   created_at, createdAt, userName

with read as (
    select
        source.*,
        blank_to_null(source.user_email) as email,
        [
            ['total_lines_added', source.total_lines_added],
            ['tab_lines_added', source.tab_lines_added],
            ['composer_lines_added', source.composer_lines_added],
            ['non_ai_lines_added', source.non_ai_lines_added]
        ] as counters
    from source
)

select
    read.file_id,
    read.row_number,
    'cursor' as tool,
    'cursor' as system,
    if(read.email is null, 'user_id', 'email') as id_kind,
    lower(coalesce(read.email, trim(read.user_id))) as id_value,
    -- The export has no host: _after.sql adds it where one repository fits.
    lower(trim(read.repo_name)) as repository_key,
    lower(trim(read.commit_hash)) as sha,
    read_count(read.total_lines_added) as lines_total,
    read_count(read.tab_lines_added) as lines_tab,
    read_count(read.composer_lines_added) as lines_agent,
    read_count(read.non_ai_lines_added) as lines_non_ai,
    read_time(read.commit_ts) as committed_at,
    cast(read_time(read.commit_ts) as date) as committed_on,
    json_merge_patch(
        coalesce(read.extra, '{}'),
        json_object('branch', read.branch_name, 'user_id', read.user_id)
    ) as extra,
    coalesce(
        missing('commit_hash', read.commit_hash),
        missing('user_email', coalesce(read.email, read.user_id)),
        missing('repo_name', read.repo_name),
        time_fault('commit_ts', read.commit_ts, read.latest_at),
        counts_fault(read.counters)
    ) as fault
from read
