-- title: Tiny planned items
-- version: 1
-- question: What share of delivered plan items has fewer than five lines?
-- kind: guardrail
-- shape: share
-- unit: % of delivered plan items
-- direction: lower
-- family: delivery
-- needs: marts.planned_credits
-- owner: Ada Lim, Head of Delivery Analytics
-- goal: goal-fewer-breakages
-- guardrail: nd
-- worked_out_as: Delivered items of a frozen plan with fewer than five effective lines,
--   over all delivered items of a plan. Each counts once, divided among its authors.
-- gaming: Padding an item past five lines hides it. Planned items per engineer-week
--   then still show it.
-- misread_as: Laziness. A one-line change that was planned can be worth its plan.
-- used_for: Noticing that trivial items are planned.
-- not_for: pay, promotion, discipline
-- audience: engineer, manager
-- cap: 40
-- base: 5
-- scale: 1
-- min_events: effective n 8
-- interval: 95
-- close_after: 14
-- limits: Lines that nobody counted are taken as a standard size.

select
    person_key,
    period_start,
    '' as part,
    cast(sum(case when lines < 5 then share else 0 end) as double) as numerator,
    cast(sum(share) as double) as denominator,
    cast(sum(share) as double) as weight_sq
from marts.planned_credits
where person_key is not null
group by person_key, period_start
