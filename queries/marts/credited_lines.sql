-- grain: One row per credited landing that is old enough to judge: the lines it put
--   live, those that stay, and the plan item it belongs to. A size that nobody counted
--   is taken as a standard one.
-- needs: marts.attempts, marts.planned_changes, marts.policy, marts.horizon

select
    attempts.patch_key,
    attempts.service_key,
    attempts.change_key,
    attempts.credited_at,
    attempts.is_ai,
    attempts.lines,
    attempts.kept,
    planned.item_key
from marts.attempts as attempts
cross join marts.policy as policy
inner join marts.horizon as horizon
    on
        attempts.credited_at + policy.observation_days * interval 1 day
        <= horizon.complete_until
left join marts.planned_changes as planned
    on attempts.change_key = planned.change_key
