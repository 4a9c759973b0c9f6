-- title: The project, milestone, cycle and initiatives that a Linear issue is in; those
--   it is not in have no key.

create or replace temp macro linear_plans(
    initiatives, project_id, project, milestone_id, milestone, cycle
) as
list_concat(
    [
        linear_plan(
            'project',
            coalesce(blank_to_null(project_id), lower(project)),
            project,
            cast(null as date),
            cast(null as date)
        ),
        linear_plan(
            'milestone',
            coalesce(
                blank_to_null(milestone_id), lower(project) || '/' || lower(milestone)
            ),
            milestone,
            cast(null as date),
            cast(null as date)
        ),
        linear_plan(
            'cycle',
            cycle.team || '/' || cycle.number,
            coalesce(blank_to_null(cycle.name), cycle.number),
            cycle.starts_on,
            cycle.ends_on
        )
    ],
    list_transform(
        string_split(initiatives, ', '),
        lambda one: linear_plan(
            'initiative', lower(one), one, cast(null as date), cast(null as date)
        )
    )
)
