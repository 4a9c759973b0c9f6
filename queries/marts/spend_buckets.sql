-- grain: One row per linkable use: its cost, in one bucket only. The first that fits:
--   linked to a change that went live, adjacent to one in time only, in flight with a
--   change that has not gone live, not linked. Nothing tags exploration yet.
-- needs: marts.linkable_uses, marts.use_matches

with matches as (
    select
        event_key,
        bool_or(match_kind <> 'beside' and has_landed) as is_linked,
        bool_or(has_landed) as is_adjacent,
        bool_or(match_kind <> 'beside') as is_in_flight
    from marts.use_matches
    group by event_key
)

select
    uses.event_key,
    uses.person_key,
    uses.period_start,
    uses.currency,
    uses.cost,
    case
        when matches.is_linked then 'linked'
        when matches.is_adjacent then 'adjacent'
        when matches.is_in_flight then 'in_flight'
        else 'not_linked'
    end as bucket
from marts.linkable_uses as uses
left join matches on uses.event_key = matches.event_key
