-- grain: One row per team, service and week and author in it: what of their credited
--   work besides the plan lasts. A cell is worth at most one standard delivery, however
--   much is in it. What lands on an item before it is delivered waits for the item.
-- needs: marts.credited_lines, marts.delivered_items, marts.change_authors,
--   marts.home_nodes, marts.standard_sizes, marts.policy, marts.horizon,
--   staging.calendar

with parts as (
    select
        homes.node_key,
        credited.service_key,
        calendar.week_start,
        calendar.period_start,
        authors.person_key,
        sizes.standard_size_lines,
        credited.is_ai,
        credited.lines * authors.author_share as size,
        credited.lines * authors.author_share * credited.kept as lasting
    from marts.credited_lines as credited
    left join marts.delivered_items as delivered
        on credited.item_key = delivered.item_key
    inner join staging.calendar as calendar
        on cast(credited.credited_at as date) = calendar.day
    inner join marts.change_authors as authors
        on credited.change_key = authors.change_key
    inner join marts.home_nodes as homes
        on
            authors.person_key = homes.person_key
            and calendar.period_start = homes.period_start
    inner join marts.standard_sizes as sizes
        on
            credited.service_key = sizes.service_key
            and calendar.week_start between sizes.valid_from and sizes.valid_to
    cross join marts.policy as policy
    inner join marts.horizon as horizon
        on
            calendar.week_start + (7 + policy.observation_days) * interval 1 day
            <= horizon.complete_until
    where credited.item_key is null or credited.credited_at > delivered.delivered_at
),

cells as (
    select
        node_key,
        service_key,
        week_start,
        least(1, sum(lasting) / nullif(max(standard_size_lines), 0)) as cell_credit,
        sum(lasting) as lasting,
        sum(case when is_ai then size else 0 end) >= 0.5 * sum(size) as is_ai_assisted
    from parts
    group by node_key, service_key, week_start
),

owned as (
    select
        node_key,
        service_key,
        week_start,
        period_start,
        person_key,
        sum(lasting) as lasting
    from parts
    group by node_key, service_key, week_start, period_start, person_key
)

select
    owned.node_key,
    owned.service_key,
    owned.week_start,
    owned.period_start,
    owned.person_key,
    cells.cell_credit,
    cells.is_ai_assisted,
    owned.lasting / nullif(cells.lasting, 0) as share
from owned
inner join cells
    on
        owned.node_key = cells.node_key
        and owned.service_key = cells.service_key
        and owned.week_start = cells.week_start
where owned.lasting > 0
