-- grain: One row per plan item that was delivered: on its first quiet landing on or
--   before which a landing on it earned credit.
-- needs: marts.quiet_landings, marts.credited_lines

select
    quiet.item_key,
    min(quiet.landed_at) as delivered_at
from marts.quiet_landings as quiet
inner join marts.credited_lines as credited
    on
        quiet.item_key = credited.item_key
        and quiet.landed_at >= credited.credited_at
group by quiet.item_key
