-- grain: One row per merged change that takes an earlier change back. The change it
--   names comes first, then the one change its title quotes.
-- needs: staging.changes

with changes as (
    select * from staging.changes
    where merged_at is not null
),

quoted as (
    select
        reverting.change_key,
        min(reverted.change_key) as reverts_change_key
    from changes as reverting
    inner join changes as reverted
        on
            reverting.repository_key = reverted.repository_key
            and reverting.title = 'Revert "' || reverted.title || '"'
            and reverting.merged_at > reverted.merged_at
    where reverting.reverts_change_key is null
    group by reverting.change_key
    having count(*) = 1
)

select
    change_key,
    reverts_change_key
from changes
where reverts_change_key is not null
union all
select
    change_key,
    reverts_change_key
from quoted
