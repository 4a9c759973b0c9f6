-- title: Pull requests under one set of names, whichever way GitHub writes them. Takes
--   the name of the relation of records.

create or replace temp macro github_pulls(relation) as table
    with records as (
        select * from query_table(relation)
    )

    select
        records.file_id,
        records.row_number,
        records.latest_at,
        records.number,
        records.title,
        records.state,
        records.body,
        records.assignees,
        records.milestone,
        records.reviews,
        records.closingissuesreferences as closing_issues,
        records.additions,
        records.deletions,
        records.changed_files,
        records.created_at,
        records.updated_at,
        records.closed_at,
        records.merged_at,
        coalesce(
            github_repository(coalesce(records.html_url, records.url)),
            repository(coalesce(
                records.base.repo.full_name, records.around.repository.full_name
            ))
        ) as repository_key,
        login(coalesce(records.user.login, records.author.login)) as author_id,
        coalesce(records.user.type, records.author.__typename) = 'Bot'
        or read_flag(records.author.is_bot) as is_bot,
        coalesce(records.head.ref, records.headrefname) as head_ref,
        lower(coalesce(records.head.sha, records.headrefoid)) as head_sha,
        coalesce(records.base.ref, records.baserefname) as base_ref,
        -- Before the merge this names a test merge.
        if(
            records.merged_at is null,
            null,
            lower(coalesce(records.merge_commit_sha, records.mergecommit.oid))
        ) as merge_sha,
        read_flag(records.draft) as is_draft,
        -- REST counts the commits, the others list them.
        read_count(records.commits) as commit_count,
        listed_commits(records.commits) as listed
    from records
