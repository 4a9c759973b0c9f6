-- title: Deployments of a tool of one's own, as CSV or JSON
-- tool: deployments
-- feed: deployments
-- container: csv, json
-- records_at: deployments, data, root
-- recognised_by: id, startedDate, finishedDate
-- fields: id, result, environment, originalEnvironment, createdDate, startedDate,
--   finishedDate, deploymentCommits[repoUrl, refName, commitSha], service, isRollback,
--   pullRequests[]
-- natural_key: deployment_key
-- newest_by: export
-- dated_by: finished_at
-- carries: told_changes
-- drops: displayTitle, name, url

with read as (
    select
        source.*,
        lower(trim(source.environment)) as tier,
        coalesce(results.result, deployment_result(source.result)) as told_result,
        list_distinct(list_transform(
            source.deploymentcommits, lambda made: lower(trim(made['commitsha']))
        )) as shas,
        any_is(list_transform(
            source.deploymentcommits,
            lambda made: coalesce(trim(made['commitsha']), '') = ''
        )) as lacks_a_sha,
        list_distinct(list_transform(
            source.deploymentcommits,
            lambda made: repository_at(trim(made['repourl']))
        )) as repositories
    from source
    left join declared_results as results on lower(source.result) = results.state
)

select
    read.file_id,
    read.row_number,
    read.extra,
    'simple' as source,
    blank_to_null(read.id) as deployment_key,
    lower(blank_to_null(read.service)) as service_key,
    read.told_result as result,
    read_flag(read.isrollback) as is_rollback,
    coalesce(
        blank_to_null(read.originalenvironment), blank_to_null(read.environment)
    ) as environment_name,
    if(
        read.tier in ('production', 'staging', 'testing', 'development'),
        read.tier,
        null
    ) as exported_tier,
    -- Several commits are no one commit, and still the same when they come again.
    if(len(read.shas) = 1, read.shas[1], null) as sha,
    if(len(read.shas) > 1, md5(array_to_string(list_sort(read.shas), ' ')), null)
        as version,
    if(len(read.repositories) = 1, read.repositories[1], null) as repository_key,
    if(len(read.shas) = 1, read.deploymentcommits[1].refname, null) as ref,
    cast(to_json([read.shas, read.pullrequests]) as varchar) as told_changes,
    read_time(read.createddate) as created_at,
    read_time(read.starteddate) as started_at,
    read_time(read.finisheddate) as finished_at,
    coalesce(
        missing('id', read.id),
        missing('startedDate', read.starteddate),
        missing('finishedDate', read.finisheddate),
        times_fault([
            ['createdDate', read.createddate], ['startedDate', read.starteddate],
            ['finishedDate', read.finisheddate]
        ], read.latest_at),
        nested_fault('deploymentCommits.commitSha', read.lacks_a_sha),
        if(
            blank_to_null(read.isrollback) is not null
            and read_flag(read.isrollback) is null,
            'unknown_value isRollback',
            null
        )
    ) as fault
from read
