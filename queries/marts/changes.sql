-- grain: One row per merged change: what it holds, and what it is.
-- needs: staging.changes, staging.change_lines, marts.change_commits,
--   marts.change_approvals, marts.reverts, marts.hotfixes

with merged as (
    select * from staging.changes
    where merged_at is not null
),

lines as (
    select * from staging.change_lines
),

begun as (
    select
        change_key,
        min(committed_at) as first_commit_at
    from marts.change_commits
    group by change_key
)

select
    merged.change_key,
    merged.repository_key,
    merged.title,
    merged.head_ref,
    merged.base_ref,
    merged.merge_sha,
    merged.merged_at,
    reverts.reverts_change_key,
    coalesce(lines.patch_id, merged.merge_sha, merged.change_key) as patch_key,
    coalesce(merged.url, 'https://' || replace(merged.change_key, '#', '/pull/'))
        as url,
    coalesce(merged.first_commit_at, begun.first_commit_at) as first_commit_at,
    approvals.change_key is not null as is_approved,
    reverts.change_key is not null as is_revert,
    hotfixes.change_key is not null as is_hotfix,
    coalesce(merged.author_kind = 'bot', false) as is_by_bot,
    coalesce(lines.change_kind, 'feature') in ('generated', 'vendored', 'format')
        as is_mechanical,
    -- Null: nobody counted. Only hand-written code has lines that count.
    case
        when coalesce(lines.change_kind, 'feature') <> 'feature' then 0
        else coalesce(
            lines.effective_lines_added + lines.effective_lines_deleted,
            merged.lines_added + merged.lines_deleted
        )
    end as effective_lines,
    coalesce(lines.surviving_share_14, 1) as surviving_share
from merged
left join lines
    on
        merged.repository_key = lines.repository_key and merged.merge_sha = lines.sha
left join begun on merged.change_key = begun.change_key
left join marts.change_approvals as approvals
    on merged.change_key = approvals.change_key
left join marts.reverts as reverts on merged.change_key = reverts.change_key
left join marts.hotfixes as hotfixes on merged.change_key = hotfixes.change_key
