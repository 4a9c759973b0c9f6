-- title: Review load
-- version: 1
-- question: How much reviewing falls on people?
-- kind: guardrail
-- shape: rate
-- unit: review rounds per engineer-week
-- direction: neither
-- family: review
-- needs: marts.review_rounds, marts.engineer_weeks, staging.calendar
-- owner: Ada Lim, Head of Delivery Analytics
-- goal: goal-cost-to-serve
-- guardrail: lead_time_hours
-- worked_out_as: Rounds of review given on changes of others, at most one for each
--   change, reviewer and day, over the engineer-weeks of everybody.
-- gaming: Empty comments, at most one for each change and day.
-- misread_as: A fault. Reviewing is where much of the cost of faster writing goes; a
--   rise is the finding.
-- used_for: Seeing whether more written code becomes more waiting for reviewers.
-- not_for: pay, promotion, discipline
-- audience: engineer, manager, hr
-- cap: 40
-- base: 5
-- scale: 1
-- min_events: 20 review rounds
-- interval: 95
-- close_after: 14
-- limits: Reviews outside the code host are invisible.

with weeks as (
    select
        person_key,
        period_start,
        cast(sum(engineer_weeks) as double) as engineer_weeks
    from marts.engineer_weeks
    group by person_key, period_start
),

given as (
    select
        rounds.person_key,
        calendar.period_start,
        cast(count(*) as double) as review_rounds
    from marts.review_rounds as rounds
    inner join staging.calendar as calendar on rounds.reviewed_on = calendar.day
    group by rounds.person_key, calendar.period_start
)

select
    weeks.person_key,
    weeks.period_start,
    '' as part,
    coalesce(given.review_rounds, 0) as numerator,
    weeks.engineer_weeks as denominator,
    coalesce(given.review_rounds, 0) as weight_sq
from weeks
left join given on
    weeks.person_key = given.person_key
    and weeks.period_start = given.period_start
