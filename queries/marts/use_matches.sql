-- grain: One row per linkable use and change it may have served. named: the use names
--   the change or a commit of it. logged: the tool's own record names the change, whose
--   work it falls into. beside: only person and time fit, from a day before the first
--   commit to the merge. has_landed is judged 28 days after the period of the use.
-- needs: marts.linkable_uses, marts.changes, marts.change_authors, marts.ai_logs,
--   marts.landings

with uses as (
    select * from marts.linkable_uses
),

landed as (
    select
        change_key,
        min(landed_at) as landed_at
    from marts.landings
    group by change_key
),

written as (
    select
        authors.person_key,
        changes.change_key,
        coalesce(changes.first_commit_at, changes.merged_at) - interval 1 day
            as begun_at,
        changes.merged_at
    from marts.changes as changes
    inner join marts.change_authors as authors
        on changes.change_key = authors.change_key
),

matched as (
    select
        event_key,
        judged_on,
        change_key,
        'named' as match_kind
    from uses
    where change_key is not null
    union all
    select
        uses.event_key,
        uses.judged_on,
        written.change_key,
        case when told.change_key is null then 'beside' else 'logged' end as match_kind
    from uses
    inner join written
        on
            uses.person_key = written.person_key
            and uses.occurred_at between written.begun_at and written.merged_at
    left join marts.ai_logs as told
        on
            written.change_key = told.change_key
            and uses.tool = told.tool
)

select
    matched.event_key,
    matched.change_key,
    matched.match_kind,
    coalesce(cast(landed.landed_at as date) <= matched.judged_on, false) as has_landed
from matched
left join landed on matched.change_key = landed.change_key
