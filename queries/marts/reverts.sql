-- grain: One row per merged change that takes an earlier change back, and how that is
--   known. The change it names comes first, then a commit that its description or its
--   own commits say they revert, then the one change its title quotes.
-- needs: staging.changes, marts.change_commits

with changes as (
    select * from staging.changes
    where merged_at is not null
),

trailers as (
    select
        change_key,
        unnest(trailers) as trailer
    from marts.change_commits
),

told as (
    select
        change_key,
        reverts_sha as sha
    from changes
    where reverts_sha is not null
    union
    select
        change_key,
        nullif(
            regexp_extract(lower(trailer), '^this reverts commit ([0-9a-f]+)$', 1), ''
        ) as sha
    from trailers
),

shas as (
    select
        change_key,
        repository_key,
        merge_sha as sha
    from changes
    union
    select
        change_key,
        repository_key,
        sha
    from marts.change_commits
),

named as (
    select
        change_key,
        reverts_change_key,
        'named' as method,
        1 as place
    from changes
    where reverts_change_key is not null
    union all
    select
        reverting.change_key,
        shas.change_key as reverts_change_key,
        'commit' as method,
        2 as place
    from told
    inner join changes as reverting on told.change_key = reverting.change_key
    inner join shas
        on
            reverting.repository_key = shas.repository_key
            and substring(told.sha, 1, 7) = substring(shas.sha, 1, 7)
            and starts_with(shas.sha, told.sha)
            and reverting.change_key <> shas.change_key
    union all
    select
        reverting.change_key,
        min(reverted.change_key) as reverts_change_key,
        'title' as method,
        3 as place
    from changes as reverting
    inner join changes as reverted
        on
            reverting.repository_key = reverted.repository_key
            and reverting.title = 'Revert "' || reverted.title || '"'
            and reverting.merged_at > reverted.merged_at
    group by reverting.change_key
    having count(*) = 1
)

select
    change_key,
    reverts_change_key,
    method
from named
qualify row_number() over (
    partition by change_key
    order by place, reverts_change_key
) = 1
