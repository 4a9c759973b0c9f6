-- grain: One row per merged change, way of naming work and name: closing references of
--   its description and commits, words shaped like keys in its title, branch and
--   commits. Nobody has said yet that the words are keys.
-- needs: staging.changes, marts.change_commits

with changes as (
    select
        *,
        lower(regexp_replace(repository_key, '^[^/]+/', '')) as repository_name
    from staging.changes
    where merged_at is not null
),

trailers as (
    select
        change_key,
        unnest(trailers) as words
    from marts.change_commits
),

described as (
    select
        change_key,
        cast(extra as varchar) as words
    from changes
    union all
    select
        change_key,
        words
    from trailers
),

spoken as (
    select
        change_key,
        coalesce(title, '') || ' ' || coalesce(head_ref, '') as words
    from changes
    union all
    select
        change_key,
        words
    from trailers
),

mentions as (
    select
        change_key,
        'closing_reference' as method,
        unnest(regexp_extract_all(
            lower(words),
            '(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):? +'
            || '((?:[a-z0-9_.-]+/[a-z0-9_.-]+)?#[0-9]+|[a-z][a-z0-9_]*-[0-9]+)', 1
        )) as reference
    from described
    union
    select
        change_key,
        'key' as method,
        unnest(regexp_extract_all(
            lower(words), '(?:^|[^a-z0-9])([a-z][a-z0-9]*-[0-9]+)', 1
        )) as reference
    from spoken
    union
    -- A key may hold an underscore, and one may stand before it.
    select
        change_key,
        'key' as method,
        unnest(regexp_extract_all(
            lower(words), '(?:^|[^a-z0-9_])([a-z][a-z0-9]*_[a-z0-9_]*-[0-9]+)', 1
        )) as reference
    from spoken
)

select
    mentions.change_key,
    mentions.method,
    case
        when mentions.reference like '#%'
            then changes.repository_name || mentions.reference
        else mentions.reference
    end as reference
from mentions
inner join changes on mentions.change_key = changes.change_key
