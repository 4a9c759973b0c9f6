-- grain: One row per merged change that a person who is no author approved: when it was
--   ready, when it was first approved, and whether anybody said anything before.
-- needs: staging.changes, staging.change_reviews, marts.change_approvals

with remarks as (
    select
        change_key,
        min(reviewed_at) as remarked_at
    from staging.change_reviews
    where state in ('commented', 'changes_requested') and reviewer_kind = 'person'
    group by change_key
)

select
    approvals.change_key,
    approvals.approved_at,
    coalesce(changes.ready_at, changes.created_at) as ready_at,
    coalesce(remarks.remarked_at <= approvals.approved_at, false) as has_remark
from marts.change_approvals as approvals
inner join staging.changes as changes on approvals.change_key = changes.change_key
left join remarks on approvals.change_key = remarks.change_key
