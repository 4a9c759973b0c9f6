-- title: Projects, milestones, initiatives and cycles that issues are in

select
    roadmap.milestone_key,
    roadmap.source,
    roadmap.kind,
    roadmap.title,
    roadmap.starts_on,
    roadmap.due_on,
    roadmap.file_id,
    roadmap.row_number,
    first_value(roadmap.due_on ignore nulls) over (
        partition by roadmap.milestone_key
        order by roadmap.exported_at, roadmap.updated_at, roadmap.due_on
        rows between unbounded preceding and unbounded following
    ) as first_due_on
from linear_plans('told') as roadmap
qualify row_number() over (
    partition by roadmap.milestone_key
    order by
        roadmap.title is null asc,
        roadmap.exported_at desc,
        roadmap.updated_at desc,
        roadmap.due_on desc,
        roadmap.title asc,
        roadmap.file_id asc,
        roadmap.row_number asc
) = 1
