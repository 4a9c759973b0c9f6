-- grain: One row per delivery unit, patch, service and author: what of a unit is whose.
--   A planned unit is an item of the plan, once it has settled. A housekeeping unit is
--   what the people of a team land on a service in a week besides, once that week is
--   old enough. Lines nobody known wrote stay in a planned unit and have no person.
-- needs: marts.attempts, marts.settled_items, marts.change_authors, marts.home_nodes,
--   marts.horizon, marts.policy, staging.calendar

with authored as (
    select
        attempts.*,
        authors.person_key,
        calendar.week_start,
        calendar.period_start,
        coalesce(authors.author_share, 1) as author_share,
        attempts.lines * coalesce(authors.author_share, 1) as own_lines
    from marts.attempts as attempts
    inner join staging.calendar as calendar
        on cast(attempts.landed_at as date) = calendar.day
    left join marts.change_authors as authors
        on attempts.change_key = authors.change_key
),

planned as (
    select
        authored.*,
        'plan ' || authored.item_key as unit_key,
        cast(settled.settled_at as date) as dated_on,
        coalesce(authored.credited_at <= settled.settled_at, false) as is_credited
    from authored
    inner join marts.settled_items as settled on authored.item_key = settled.item_key
),

housekeeping as (
    select
        authored.*,
        homes.node_key || ' ' || authored.service_key || ' '
        || cast(authored.week_start as varchar) as unit_key,
        authored.week_start as dated_on,
        coalesce(
            authored.credited_at < authored.week_start + interval 7 day, false
        ) as is_credited
    from authored
    inner join marts.home_nodes as homes
        on
            authored.person_key = homes.person_key
            and authored.period_start = homes.period_start
    cross join marts.policy as policy
    inner join marts.horizon as horizon
        on
            authored.week_start + (7 + policy.observation_days) * interval 1 day
            <= horizon.complete_until
    where authored.item_key is null and authored.own_lines > 0
),

parts as (
    select * from planned
    union all by name
    select * from housekeeping
)

select
    unit_key,
    item_key,
    dated_on,
    person_key,
    first_commit_at,
    standard_size_lines,
    is_ai,
    is_credited,
    kept,
    -- If the lines of a unit sum to nothing, every landing on it counts as one.
    case
        when sum(own_lines) over (partition by unit_key) = 0 then author_share
        else own_lines
    end as size
from parts
