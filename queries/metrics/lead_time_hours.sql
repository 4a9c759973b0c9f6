-- title: Change lead time
-- version: 1
-- question: How long does it typically take from the first commit to being live?
-- kind: quality
-- shape: geometric_mean
-- unit: hours
-- direction: lower
-- family: flow
-- needs: marts.lead_times, staging.calendar
-- owner: Ada Lim, Head of Delivery Analytics
-- goal: goal-fewer-breakages
-- guardrail: review_load
-- worked_out_as: For each author, service and day with a landing that was approved and
--   not withdrawn, the longest time from a first commit to going live, at most 90 days;
--   their geometric mean. A median could not be put together from people, a geometric
--   mean can.
-- gaming: Committing late, or shipping easy things first. Milestones on time stand
--   beside it.
-- misread_as: Speed of people. Waiting for review and for release is most of it.
-- used_for: Finding where finished work waits.
-- not_for: pay, promotion, discipline
-- audience: engineer, manager
-- cap: 12
-- base: 5
-- scale: 3
-- min_events: 20 landing days
-- interval: 95
-- close_after: 14
-- limits: Work that has not landed is invisible here. Work whose first commit no export
--   names is left out.

-- Thirds of a logarithm, so that times and days are rounded by the same base.
select
    lead_times.person_key,
    calendar.period_start,
    '' as part,
    sum(ln(1 + least(lead_times.lead_time_hours, 2160)) / 3) as numerator,
    cast(count(*) as double) as denominator,
    cast(count(*) as double) as weight_sq
from marts.lead_times as lead_times
inner join staging.calendar as calendar on lead_times.landed_on = calendar.day
group by lead_times.person_key, calendar.period_start
