-- grain: One row per source and dataset, and how far it reaches. Days after
--   final_through can still change; a late source keeps the newest period from closing.
-- needs: staging.watermarks, marts.source_days, marts.periods, marts.policy

with due as (
    select max(period_end + interval 14 day) as due_on
    from marts.periods
    where period_end + interval 14 day < (select as_of from marts.policy)
),

datasets as (
    select
        tool,
        kind,
        dataset,
        min(told_on) as first_on,
        max(told_on) as last_on,
        count(*) as days_with_rows,
        cast(sum(told_rows) as bigint) as rows_told
    from marts.source_days
    group by all
)

select
    watermarks.tool,
    watermarks.kind,
    datasets.dataset,
    coalesce(datasets.first_on, watermarks.data_from) as first_on,
    coalesce(datasets.last_on, watermarks.data_to) as last_on,
    watermarks.data_to,
    watermarks.final_through,
    datasets.days_with_rows,
    datasets.rows_told,
    coalesce(watermarks.final_through < due.due_on, false) as is_late
from staging.watermarks as watermarks
left join datasets
    on watermarks.tool = datasets.tool and watermarks.kind = datasets.kind
left join due on true
order by all
