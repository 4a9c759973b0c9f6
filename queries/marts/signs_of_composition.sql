-- grain: One row per period, mix and part of it: what credit is made of, how many
--   delivered items are tiny, how sure the evidence of AI is, and whether marks and
--   logs tell the same.
-- needs: marts.delivery_credits, marts.planned_credits, marts.changes,
--   marts.change_tiers, marts.ai_evidence, staging.calendar

with evidence as (
    select
        change_key,
        bool_or(kind = 'log') as has_log,
        bool_or(kind in ('platform', 'mark')) as has_mark
    from marts.ai_evidence
    group by change_key
),

merged as (
    select
        calendar.period_start,
        tiers.tier,
        evidence.has_log,
        evidence.has_mark
    from marts.changes as changes
    inner join staging.calendar as calendar
        on cast(changes.merged_at as date) = calendar.day
    inner join marts.change_tiers as tiers on changes.change_key = tiers.change_key
    left join evidence on changes.change_key = evidence.change_key
),

told as (
    select
        period_start,
        'credit' as sign,
        kind as part,
        credit * share as amount
    from marts.delivery_credits
    union all
    select
        period_start,
        'items' as sign,
        case when lines < 5 then 'tiny' else 'other' end as part,
        share as amount
    from marts.planned_credits
    union all
    select
        period_start,
        'evidence' as sign,
        case when tier = 'T1' then 'weak' else 'other' end as part,
        1 as amount
    from merged
    where tier <> 'TX'
    union all
    select
        period_start,
        'marks' as sign,
        case
            when has_log and has_mark then 'both'
            when has_mark then 'mark_alone'
            else 'log_alone'
        end as part,
        1 as amount
    from merged
    where has_log or has_mark
)

select
    period_start,
    sign,
    part,
    cast(sum(amount) as double) as amount
from told
group by period_start, sign, part
