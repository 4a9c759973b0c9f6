-- title: Projects, milestones, initiatives and cycles that issues are in

with named as (
    select
        told.*,
        unnest(told.roadmap) as plan
    from told
),

-- Many issues tell the same of one cycle.
different as (
    select
        source,
        plan,
        exported_at,
        min(updated_at) as first_at,
        max(updated_at) as last_at,
        min(struct_pack(file_id := file_id, row_number := row_number)) as place
    from named
    group by source, plan, exported_at
)

select
    different.plan.plan_key as milestone_key,
    different.source,
    different.plan.kind,
    different.plan.title,
    different.plan.starts_on,
    different.plan.due_on,
    different.place.file_id,
    different.place.row_number,
    first_value(different.plan.due_on ignore nulls) over (
        partition by different.plan.plan_key
        order by different.exported_at, different.first_at, different.plan.due_on
        rows between unbounded preceding and unbounded following
    ) as first_due_on
from different
qualify row_number() over (
    partition by different.plan.plan_key
    order by
        different.plan.title is null asc,
        different.exported_at desc,
        different.last_at desc,
        different.plan.due_on desc,
        different.plan.title asc
) = 1
