-- grain: One row per milestone that is due and author: the part of the lines attempted
--   on its items by the first committed date that is theirs. Where nothing was
--   attempted, the milestone is nobody's.
-- needs: marts.milestone_deliveries, marts.plan_items, marts.planned_parts

with attempted as (
    select
        due.milestone_id,
        parts.person_key,
        sum(parts.size) as size
    from marts.milestone_deliveries as due
    inner join marts.plan_items as items on due.snapshot_id = items.snapshot_id
    inner join marts.planned_parts as parts
        on
            items.item_key = parts.item_key
            and due.committed_on >= parts.dated_on
    group by due.milestone_id, parts.person_key
),

shared as (
    select
        milestone_id,
        person_key,
        size / nullif(sum(size) over (partition by milestone_id), 0) as share
    from attempted
)

select
    due.milestone_id,
    due.period_start,
    due.is_on_time,
    shared.person_key,
    coalesce(shared.share, 1) as share
from marts.milestone_deliveries as due
left join shared on due.milestone_id = shared.milestone_id
