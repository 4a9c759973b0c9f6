-- grain: One row per jump of a series and figure it touches, of what the company has;
--   ai_use is a person's own. The measure of a jump may also be a figure itself.
-- needs: staging.series_breaks, staging.watermarks

with touched as (
    select
        uses.measure,
        uses.kind,
        uses.metric_id
    from (
        values
        ('counters', 'usage', 'reach'),
        ('counters', 'usage', 'ai_use'),
        ('active people', 'usage', 'reach'),
        ('active people', 'usage', 'ai_use'),
        ('credits', 'usage', 'spend_per_engineer_week'),
        ('spend', 'spend', 'spend_per_engineer_week'),
        ('incidents', 'incidents', 'adoption_quality'),
        ('incidents', 'incidents', 'change_fail_rate'),
        ('incidents', 'incidents', 'standing'),
        ('incidents', 'incidents', 'standing_28'),
        ('incidents', 'incidents', 'use_case_lasted'),
        ('deployments', 'deployments', 'adoption_quality'),
        ('deployments', 'deployments', 'change_fail_rate'),
        ('deployments', 'deployments', 'standing'),
        ('deployments', 'deployments', 'standing_28'),
        ('deployments', 'deployments', 'use_case_lasted'),
        ('work items', 'work', 'adoption_quality'),
        ('work items', 'work', 'on_use_case')
    ) as uses (measure, kind, metric_id)
)

select distinct
    jumps.tool,
    jumps.breaks_on,
    jumps.effect,
    coalesce(touched.metric_id, jumps.measure) as metric_id
from staging.series_breaks as jumps
left join touched on jumps.measure = touched.measure
inner join staging.watermarks as feeds
    on
        jumps.tool = feeds.tool
        and coalesce(touched.kind, feeds.kind) = feeds.kind
        -- What began later, or ended before, has only one side.
        and jumps.breaks_on > feeds.data_from
        and jumps.breaks_on <= feeds.data_to
