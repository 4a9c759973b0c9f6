-- title: Lines in very large changes
-- version: 1
-- question: What share of the lines that went live came in changes of more than 400
--   lines?
-- kind: guardrail
-- shape: share
-- unit: % of lines
-- direction: lower
-- family: review
-- needs: marts.patch_outcomes, marts.changes, marts.change_authors
-- owner: Ada Lim, Head of Delivery Analytics
-- goal: goal-fewer-breakages
-- guardrail: lead_time_hours
-- worked_out_as: Effective lines that went live in changes of more than 400 of them,
--   over all effective lines that went live, in hundreds. Generated, copied, formatted
--   and configuration lines are in neither.
-- gaming: Splitting a large change; which is what it asks for.
-- misread_as: A fault. Some work comes in one piece.
-- used_for: Seeing whether faster writing makes changes too large to review.
-- not_for: pay, promotion, discipline
-- audience: engineer, manager, hr
-- cap: 40
-- base: 5
-- scale: 1
-- min_events: 20 hundred lines
-- interval: 95
-- close_after: 14
-- limits: Changes whose lines nobody counted are left out.

with landed as (
    select
        patches.period_start,
        authors.person_key,
        changes.effective_lines > 400 as is_large,
        authors.author_share,
        changes.effective_lines / 100.0 as hundreds
    from marts.patch_outcomes as patches
    inner join marts.changes as changes on patches.change_key = changes.change_key
    inner join marts.change_authors as authors
        on patches.change_key = authors.change_key
    where patches.is_counted and changes.effective_lines > 0
)

select
    person_key,
    period_start,
    '' as part,
    cast(
        sum(case when is_large then hundreds * author_share else 0 end) as double
    ) as numerator,
    cast(sum(hundreds * author_share) as double) as denominator,
    cast(sum(hundreds * hundreds * author_share) as double) as weight_sq
from landed
group by person_key, period_start
