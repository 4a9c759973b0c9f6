-- grain: One row per housekeeping unit, attempt and author. A housekeeping unit is what
--   the people of a team land on a service in a week besides the plan, once the week is
--   old enough.
-- needs: marts.attempt_authors, marts.home_nodes, marts.horizon, marts.policy

select
    homes.node_key || ' ' || attempts.service_key || ' '
    || cast(attempts.week_start as varchar) as unit_key,
    cast(null as varchar) as item_key,
    attempts.week_start as dated_on,
    attempts.person_key,
    attempts.first_commit_at,
    attempts.standard_size_lines,
    attempts.is_ai,
    attempts.kept,
    coalesce(attempts.credited_at < attempts.week_start + interval 7 day, false)
        as is_credited,
    attempts.lines as size
from marts.attempt_authors as attempts
inner join marts.home_nodes as homes
    on
        attempts.person_key = homes.person_key
        and attempts.period_start = homes.period_start
cross join marts.policy as policy
inner join marts.horizon as horizon
    on
        attempts.week_start + (7 + policy.observation_days) * interval 1 day
        <= horizon.complete_until
where attempts.item_key is null and attempts.lines > 0
