-- grain: One row per cost that counts. Of one holder, tool and day only the best kind
--   does: charged, net, gross, then list estimates, of the day before those of single
--   events; and no estimate on a day for which the tool's bill is known, because a bill
--   has everybody. A holder is a person, or an account nobody holds.
-- needs: marts.usage_costs

with costs as (
    select
        *,
        coalesce(person_key, system || ' ' || id_kind || ' ' || id_value) as holder,
        case
            when cost_kind = 'charged' then 1
            when cost_kind = 'net' then 2
            when cost_kind = 'gross' then 3
            when told_by = 'day' then 4
            else 5
        end as place
    from marts.usage_costs
),

ranked as (
    select
        *,
        rank() over (
            partition by tool, spend_kind, used_on, holder
            order by place
        ) as choice,
        max(case when cost_kind in ('net', 'gross') then 1 else 0 end) over (
            partition by billed_with, spend_kind, used_on
        ) as is_billed
    from costs
)

select
    tool,
    used_on,
    spend_kind,
    cost_kind,
    currency,
    cost,
    event_key,
    person_key
from ranked
where
    choice = 1
    and cost <> 0
    and not (cost_kind = 'list_estimate' and is_billed = 1)
