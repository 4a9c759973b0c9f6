-- title: The projects, milestones, initiatives and cycles that Linear issues are in.

create or replace temp macro linear_plans(rows_of_issues) as table
    with issues as (
        select
            *,
            from_json(extra -> 'initiatives', '["VARCHAR"]') as initiative_list
        from query_table(rows_of_issues)
    ),

    plans as (
        select
            *,
            unnest(list_concat(
                [
                    struct_pack(
                        kind := 'project',
                        name := extra ->> 'project',
                        id := coalesce(
                            extra ->> 'project_id', lower(extra ->> 'project')
                        )
                    ),
                    struct_pack(
                        kind := 'milestone',
                        name := extra ->> 'milestone',
                        id := coalesce(
                            extra ->> 'milestone_id',
                            lower(extra ->> 'project') || '/'
                            || lower(extra ->> 'milestone')
                        )
                    ),
                    struct_pack(
                        kind := 'cycle',
                        name := coalesce(extra ->> 'cycle_name', extra ->> 'cycle'),
                        id := lower(team_key) || '/' || (extra ->> 'cycle')
                    )
                ],
                list_transform(
                    initiative_list,
                    lambda one: struct_pack(
                        kind := 'initiative', name := one, id := lower(one)
                    )
                )
            )) as plan
        from issues
    )

    select
        plans.item_key,
        plans.updated_at,
        plans.exported_at,
        plans.file_id,
        plans.row_number,
        plans.source,
        plans.plan.kind,
        plans.plan.name as title,
        'linear:' || plans.plan.kind || ':' || plans.plan.id as milestone_key,
        if(plans.plan.kind = 'cycle', read_day(plans.extra ->> 'cycle_starts_on'), null)
            as starts_on,
        if(plans.plan.kind = 'cycle', read_day(plans.extra ->> 'cycle_ends_on'), null)
            as due_on
    from plans
    where plans.plan.id is not null
