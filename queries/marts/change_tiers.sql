-- grain: One row per merged change: how sure it is that AI helped, frozen at the merge.
--   T3: an agent's account or a mark, and a tool's log. T2: an agent's account, or a
--   log. T1: a mark or a hint without any log. T0: no AI seen, with complete telemetry
--   of every author. TX: unknown; in no comparison, and counted on screen.
-- needs: marts.changes, marts.ai_evidence, marts.blind_changes

with changes as (
    select * from marts.changes
),

evidence as (
    select
        change_key,
        bool_or(kind = 'log') as has_log,
        bool_or(kind = 'platform') as is_by_platform,
        bool_or(kind in ('platform', 'mark')) as has_mark
    from marts.ai_evidence
    group by change_key
),

blind as (
    select * from marts.blind_changes
)

select
    changes.change_key,
    case
        when evidence.has_log and evidence.has_mark then 'T3'
        when evidence.has_log or evidence.is_by_platform then 'T2'
        when evidence.change_key is not null then 'T1'
        when blind.change_key is null then 'T0'
        else 'TX'
    end as tier
from changes
left join evidence on changes.change_key = evidence.change_key
left join blind on changes.change_key = blind.change_key
