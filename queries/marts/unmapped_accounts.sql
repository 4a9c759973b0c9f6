-- grain: One row per account or address that nobody holds on a day on which an export
--   names it, and why: nobody knows it, two claim it, or only its other days are known.
--   Bots and agents are nobody's by nature.
-- needs: staging.changes, staging.change_reviews, marts.account_days, marts.holders

with machines as (
    select author_id as id_value
    from staging.changes
    where author_kind in ('bot', 'ai_agent')
    union
    select reviewer_id as id_value
    from staging.change_reviews
    where reviewer_kind in ('bot', 'ai_agent')
),

days as (
    select
        seen.system,
        seen.id_kind,
        seen.id_value,
        seen.seen_on,
        holders.method,
        holders.system is not null and holders.method <> 'contested' as is_held
    from marts.account_days as seen
    left join machines on seen.id_value = machines.id_value and seen.id_kind = 'login'
    left join marts.holders as holders
        on
            seen.system = holders.system
            and seen.id_kind = holders.id_kind
            and seen.id_value = holders.id_value
            and seen.seen_on between holders.valid_from and holders.valid_to
    where
        machines.id_value is null
        and seen.id_value <> ''
        and regexp_extract(
            seen.id_value,
            '\[bot\]$|\[bot\]@|@anthropic[.]com$|^cursoragent@|^noreply@github[.]com$'
            || '|^([0-9]+[+])?copilot@users[.]noreply[.]github[.]com$'
        ) = ''
)

select
    system,
    id_kind,
    id_value,
    case
        when bool_or(coalesce(method, '') = 'contested') then 'two claim it'
        when bool_or(is_held) then 'known on other days only'
        else 'nobody knows it'
    end as why
from days
group by system, id_kind, id_value
having not bool_and(is_held)
