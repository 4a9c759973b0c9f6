-- title: Reach
-- version: 1
-- question: In what share of engineer-weeks was any AI tool used?
-- kind: quantity
-- shape: share
-- unit: % of engineer-weeks
-- direction: neither
-- family: use
-- needs: marts.engineer_weeks, marts.ai_weeks
-- owner: Noor Haddad, Privacy and People Analytics
-- goal: goal-cost-to-serve
-- guardrail: adoption_quality
-- worked_out_as: Working weeks in which at least one AI tool was used, over all working
--   weeks in which at least one tool's telemetry covers the person.
-- gaming: One prompt a week makes a week count. It can reach 100 % and is worth nothing
--   by itself. Leaving telemetry off for people who use nothing shrinks what is divided
--   by; coverage shows it.
-- misread_as: A goal. More use is not better, and 100 % is not asked of anybody.
-- used_for: Reading the other figures: how many people they speak about.
-- not_for: pay, promotion, discipline
-- audience: engineer, manager, hr
-- cap: 4
-- base: 5
-- scale: 1
-- min_events: 20 engineer-weeks
-- measured: telemetry 80
-- interval: 90
-- close_after: 14
-- limits: Weeks without telemetry are left out, not counted as unused. Below 80 %
--   coverage in the whole company it is not measured. Personal tools are invisible.
-- pairs_with: adoption_quality

with worked as (
    select * from marts.engineer_weeks
),

measured as (
    select * from marts.ai_weeks
)

select
    worked.person_key,
    worked.period_start,
    '' as part,
    cast(
        sum(case when measured.is_active then worked.engineer_weeks else 0 end)
        as double
    ) as numerator,
    cast(sum(worked.engineer_weeks) as double) as denominator,
    cast(sum(worked.engineer_weeks * worked.engineer_weeks) as double) as weight_sq
from worked
inner join measured
    on
        worked.person_key = measured.person_key
        and worked.week_start = measured.week_start
group by worked.person_key, worked.period_start
