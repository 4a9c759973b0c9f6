-- title: Frozen plans whose items weigh more than the approver signed

select
    milestones.snapshot_id,
    milestones.approved_weight,
    sum(items.weight) as item_weight
from governance.milestones as milestones
inner join governance.milestone_items as items
    on
        milestones.snapshot_id = items.snapshot_id
group by milestones.snapshot_id, milestones.approved_weight
having sum(items.weight) > milestones.approved_weight * 1.000001
