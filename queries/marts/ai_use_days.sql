-- grain: One row per person, tool and UTC day with a row of usage, and kind of cost. A
--   use that several exports tell counts once: whether it was is told by all of them,
--   tokens and cost by the one that `marts.use_sources` names. Null is not measured.
-- needs: marts.use_reports, marts.use_sources

select
    reports.person_key,
    reports.tool,
    reports.used_on,
    reports.cost_kind,
    reports.currency,
    bool_or(reports.has_telemetry) as has_telemetry,
    bool_or(reports.is_active) as is_active,
    cast(sum(case when tokens.source is not null then reports.tokens end) as bigint)
        as tokens,
    sum(case when costs.source is not null then reports.cost end) as cost
from marts.use_reports as reports
left join marts.use_sources as tokens
    on
        reports.holder = tokens.holder
        and reports.tool = tokens.tool
        and reports.used_on = tokens.used_on
        and reports.source = tokens.source
        and tokens.measure = 'tokens'
left join marts.use_sources as costs
    on
        reports.holder = costs.holder
        and reports.tool = costs.tool
        and reports.used_on = costs.used_on
        and reports.source = costs.source
        and costs.measure = 'cost'
where reports.person_key is not null
group by
    reports.person_key, reports.tool, reports.used_on, reports.cost_kind,
    reports.currency
