-- title: The versions and sprints that Jira issues (REST) are in, with what each says.

create or replace temp macro jira_parts(rows_of_issues) as table
    with issues as (
        select
            *,
            regexp_replace(item_key, '-\d+$', '') as project_key,
            from_json(extra -> 'versions', '[{
                "name": "VARCHAR", "released": "VARCHAR", "startDate": "VARCHAR",
                "releaseDate": "VARCHAR"
            }]') as version_list,
            jira_sprints(extra ->> 'sprints') as sprint_list
        from query_table(rows_of_issues)
    ),

    versions as (
        select
            *,
            unnest(version_list) as part
        from issues
    ),

    sprints as (
        select
            *,
            unnest(sprint_list) as part
        from issues
    )

    select
        versions.item_key,
        versions.updated_at,
        versions.exported_at,
        versions.file_id,
        versions.row_number,
        versions.source,
        'version' as kind,
        versions.part.name as title,
        versions.project_key || ':version:' || lower(versions.part.name)
            as milestone_key,
        if(versions.part.released = 'true', 'closed', 'open') as state,
        read_day(versions.part.startdate) as starts_on,
        read_day(versions.part.releasedate) as due_on,
        if(
            versions.part.released = 'true',
            cast(read_day(versions.part.releasedate) as timestamp),
            null
        ) as done_at
    from versions
    where versions.part.name is not null
    union all by name
    select
        sprints.item_key,
        sprints.updated_at,
        sprints.exported_at,
        sprints.file_id,
        sprints.row_number,
        sprints.source,
        'sprint' as kind,
        sprints.part.name as title,
        sprints.project_key || ':sprint:' || lower(sprints.part.name) as milestone_key,
        if(lower(sprints.part.state) = 'closed', 'closed', 'open') as state,
        read_day(sprints.part.startdate) as starts_on,
        read_day(sprints.part.enddate) as due_on,
        read_time(sprints.part.completedate) as done_at
    from sprints
    where sprints.part.name is not null
