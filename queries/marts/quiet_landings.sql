-- grain: One row per landing on a plan item that was followed by n days without another
--   on it, whatever became of those landings later.
-- needs: marts.planned_changes, marts.changes, marts.landings, marts.policy,
--   marts.horizon

with landed as (
    select
        planned.item_key,
        landings.landed_at,
        landings.landed_at + policy.observation_days * interval 1 day as quiet_until
    from marts.planned_changes as planned
    inner join marts.changes as changes on planned.change_key = changes.change_key
    inner join marts.landings as landings on planned.change_key = landings.change_key
    cross join marts.policy as policy
    where not (changes.is_revert or changes.is_by_bot or changes.is_mechanical)
),

followed as (
    select
        *,
        lead(landed_at) over (partition by item_key order by landed_at)
            as next_landed_at
    from landed
)

select
    followed.item_key,
    followed.landed_at
from followed
inner join marts.horizon as horizon on followed.quiet_until <= horizon.complete_until
where coalesce(followed.next_landed_at > followed.quiet_until, true)
