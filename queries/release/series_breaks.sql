-- grain: One row per jump of a series and figure it touches: drawn, and never compared
--   across.
-- needs: marts.series_breaks, temp.rules

select distinct
    breaks.metric_id,
    breaks.tool,
    breaks.breaks_on,
    breaks.effect
from marts.series_breaks as breaks
left join temp.rules as rules on breaks.metric_id = rules.metric_id
where rules.metric_id is not null or breaks.metric_id = 'ai_use'
order by all
