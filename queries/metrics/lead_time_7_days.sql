-- title: Live within seven days
-- version: 1
-- question: What share of finished work went live within seven days of its first
--   commit?
-- kind: quality
-- shape: share
-- unit: % of landing days
-- direction: higher
-- family: flow
-- needs: marts.lead_times, staging.calendar
-- owner: Ada Lim, Head of Delivery Analytics
-- goal: goal-fewer-breakages
-- guardrail: review_load
-- worked_out_as: For each author, service and day with a landing that was approved and
--   not withdrawn, the longest time from a first commit to going live; the share of
--   those of at most seven days. Splitting a day's work changes neither the days nor
--   the longest of them.
-- gaming: Committing late. It cannot be told from exports; bunching just below seven
--   days can.
-- misread_as: Speed of people. Waiting for review and for release is most of it.
-- used_for: Finding where finished work waits.
-- not_for: pay, promotion, discipline
-- audience: engineer, manager
-- cap: 12
-- base: 5
-- scale: 1
-- min_events: 20 landing days
-- interval: 95
-- close_after: 14
-- limits: Work that has not landed is invisible here. Work whose first commit no export
--   names is left out.

select
    lead_times.person_key,
    calendar.period_start,
    '' as part,
    cast(count(*) filter (where lead_times.lead_time_hours <= 168) as double)
        as numerator,
    cast(count(*) as double) as denominator,
    cast(count(*) as double) as weight_sq
from marts.lead_times as lead_times
inner join staging.calendar as calendar on lead_times.landed_on = calendar.day
group by lead_times.person_key, calendar.period_start
