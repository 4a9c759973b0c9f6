-- grain: One row per root item of a frozen plan, from the first plan that holds it. Its
--   stake is its approved weight, in typical items of the first quarter in which its
--   team planned.
-- needs: marts.frozen_items, governance.use_cases

with frozen_items as (
    select
        *,
        min(quarter_start) over (partition by node_id) as first_quarter
    from marts.frozen_items
),

typical as (
    select
        node_id,
        median(weight) as typical_weight
    from frozen_items
    where quarter_start = first_quarter
    group by node_id
),

first_plans as (
    select * from frozen_items
    qualify row_number() over (
        partition by item_key
        order by frozen_at, snapshot_id
    ) = 1
)

select
    items.item_key,
    items.snapshot_id,
    items.frozen_at,
    items.approver,
    items.use_case_id,
    use_cases.title as use_case_title,
    use_cases.declared_on,
    items.weight * items.approved_share / nullif(typical.typical_weight, 0) as stake
from first_plans as items
inner join typical on items.node_id is not distinct from typical.node_id
left join governance.use_cases as use_cases
    on items.use_case_id = use_cases.use_case_id
