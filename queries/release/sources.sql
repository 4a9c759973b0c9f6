-- grain: One row per tool and kind of feed: how far it reaches.
-- needs: staging.watermarks, temp.newest_due

-- A feed is late when it alone would keep the newest period from closing.
with watermarks as (
    select * from staging.watermarks
),

newest_due as (
    select * from temp.newest_due
)

select
    watermarks.tool,
    watermarks.kind,
    watermarks.data_to,
    watermarks.final_through,
    coalesce(watermarks.final_through < newest_due.due_on, false) as is_late
from watermarks
left join newest_due on true
order by all
