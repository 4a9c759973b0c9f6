-- title: Frozen plans that nobody had approved when they were frozen

select
    snapshot_id,
    approved_at,
    frozen_at
from governance.milestones
where approved_at > frozen_at
