-- grain: One row per account or address and span of days: who holds it, a person, or a
--   team for a shared or service account, or nobody where two of equal standing claim
--   it. Spans of one account never overlap.
-- needs: marts.claims

with claims as (
    select * from marts.claims
),

days as (
    select
        system,
        id_kind,
        id_value,
        valid_from as day
    from claims
    union
    select
        system,
        id_kind,
        id_value,
        cast(valid_to + interval 1 day as date) as day
    from claims
),

spans as (
    select
        system,
        id_kind,
        id_value,
        day as valid_from,
        cast(lead(day) over account - interval 1 day as date) as valid_to
    from days
    window account as (partition by system, id_kind, id_value order by day)
),

ranked as (
    select
        spans.system,
        spans.id_kind,
        spans.id_value,
        spans.valid_from,
        spans.valid_to,
        claims.person_key,
        claims.team_key,
        claims.actor_kind,
        claims.method,
        rank() over (
            partition by
                spans.system, spans.id_kind, spans.id_value, spans.valid_from
            order by claims.rank
        ) as place
    from spans
    inner join claims
        on
            spans.system = claims.system
            and spans.id_kind = claims.id_kind
            and spans.id_value = claims.id_value
            and spans.valid_from >= claims.valid_from
            and spans.valid_to <= claims.valid_to
    where spans.valid_to is not null
),

chosen as (
    select
        system,
        id_kind,
        id_value,
        valid_from,
        valid_to,
        min(person_key) as person_key,
        min(team_key) as team_key,
        min(actor_kind) as actor_kind,
        min(method) as method,
        count(distinct coalesce(person_key, 'team ' || team_key, actor_kind)) > 1
            as is_contested
    from ranked
    where place = 1
    group by system, id_kind, id_value, valid_from, valid_to
)

select
    system,
    id_kind,
    id_value,
    valid_from,
    valid_to,
    case when not is_contested then person_key end as person_key,
    case when not is_contested then team_key end as team_key,
    case when not is_contested then actor_kind end as actor_kind,
    case when is_contested then 'contested' else method end as method
from chosen
