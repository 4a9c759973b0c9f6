-- grain: One row per plan item that has settled: its first quiet landing.
-- needs: marts.quiet_landings

select
    item_key,
    min(landed_at) as settled_at
from marts.quiet_landings
group by item_key
