-- title: Large changes approved at once
-- version: 1
-- question: What share of large changes was approved within two minutes without a word?
-- kind: guardrail
-- shape: share
-- unit: % of large changes
-- direction: lower
-- family: review
-- needs: marts.patch_outcomes, marts.changes, marts.approval_times,
--   marts.change_authors
-- owner: Ada Lim, Head of Delivery Analytics
-- goal: goal-fewer-breakages
-- guardrail: lead_time_hours
-- worked_out_as: Changes of more than 200 effective lines that went live and were
--   approved less than two minutes after they were ready, with no comment before, over
--   all changes of that size that went live. Divided among their authors; whoever
--   approved is in no row.
-- gaming: Waiting two minutes, or one empty comment.
-- misread_as: A list of careless reviewers. Nobody can be told from it, and pairing
--   leaves no comment.
-- used_for: Asking whether review still means reading.
-- not_for: pay, promotion, discipline
-- audience: engineer, manager, hr
-- cap: 40
-- base: 5
-- scale: 1
-- min_events: 20 large changes
-- interval: 95
-- close_after: 14
-- limits: Where no export says when a change was ready, it counts from when it was
--   opened. Words spoken elsewhere are invisible.

with large as (
    select
        patches.period_start,
        patches.change_key,
        coalesce(
            not times.has_remark
            and times.approved_at < times.ready_at + interval 2 minute,
            false
        ) as is_quick
    from marts.patch_outcomes as patches
    inner join marts.changes as changes on patches.change_key = changes.change_key
    left join marts.approval_times as times
        on patches.change_key = times.change_key
    where patches.is_counted and changes.effective_lines > 200
)

select
    authors.person_key,
    large.period_start,
    '' as part,
    cast(sum(case when large.is_quick then authors.author_share else 0 end) as double)
        as numerator,
    cast(sum(authors.author_share) as double) as denominator,
    cast(sum(authors.author_share) as double) as weight_sq
from large
inner join marts.change_authors as authors on large.change_key = authors.change_key
group by authors.person_key, large.period_start
