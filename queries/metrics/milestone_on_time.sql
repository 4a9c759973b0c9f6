-- title: Milestones on time
-- version: 1
-- question: What share of milestones due was delivered by the first committed date?
-- kind: quality
-- shape: share
-- unit: % of milestones
-- direction: higher
-- family: milestones
-- needs: marts.milestone_shares
-- owner: Lucia Ferro, VP Engineering
-- goal: goal-fewer-breakages
-- guardrail: planned_items
-- worked_out_as: A milestone is on time if at least nine tenths of the weight of its
--   first frozen plan was live, approved and quiet by the date that plan named. Each
--   counts once, divided among the authors of what was attempted on it by then.
-- gaming: Late dates and trivial scope when the plan is approved. Moving the date later
--   changes nothing.
-- misread_as: Reliability of people. Most milestones slip for reasons outside the team.
-- used_for: Checking whether plans hold before anything is promised on them.
-- not_for: pay, promotion, discipline
-- audience: manager, hr
-- cap: 40
-- base: 5
-- scale: 10
-- min_events: effective n 5
-- interval: 95
-- close_after: 14
-- limits: Milestones are few: mostly a department and a year say something. A milestone
--   on which nobody attempted anything has no author and is told as unallocated.

select
    person_key,
    period_start,
    '' as part,
    cast(10 * sum(case when is_on_time then share else 0 end) as double) as numerator,
    cast(10 * sum(share) as double) as denominator,
    cast(10 * sum(share) as double) as weight_sq
from marts.milestone_shares
where person_key is not null
group by person_key, period_start
