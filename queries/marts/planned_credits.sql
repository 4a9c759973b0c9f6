-- grain: One row per delivered plan item and author with a lasting part of it. The
--   credit of the item is its stake times the share of its lines that lasts; each
--   author has the part that is theirs of what lasts.
-- needs: marts.delivered_parts, marts.plan_items, staging.calendar

with items as (
    select
        item_key,
        any_value(delivered_at) as delivered_at,
        sum(lines) as lines,
        sum(size) as size,
        sum(size * kept) as lasting,
        sum(case when is_ai then size else 0 end) >= 0.5 * sum(size) as is_ai_assisted
    from marts.delivered_parts
    group by item_key
),

parts as (
    select
        item_key,
        person_key,
        sum(size * kept) as lasting
    from marts.delivered_parts
    group by item_key, person_key
)

select
    items.item_key,
    parts.person_key,
    calendar.period_start,
    items.lines,
    items.is_ai_assisted,
    plan_items.stake * items.lasting / nullif(items.size, 0) as credit,
    parts.lasting / nullif(items.lasting, 0) as share
from items
inner join parts on items.item_key = parts.item_key and parts.lasting > 0
inner join marts.plan_items as plan_items on items.item_key = plan_items.item_key
inner join staging.calendar as calendar
    on cast(items.delivered_at as date) = calendar.day
