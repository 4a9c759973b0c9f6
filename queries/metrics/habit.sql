-- title: Weeks with work that lasted
-- version: 1
-- question: In what share of engineer-weeks did AI use lead to work that lasted?
-- kind: guardrail
-- shape: share
-- unit: % of engineer-weeks
-- direction: neither
-- family: use
-- needs: marts.engineer_weeks, marts.linkable_weeks, marts.linked_weeks,
--   marts.change_authors, marts.patch_outcomes
-- owner: Noor Haddad, Privacy and People Analytics
-- goal: goal-cost-to-serve
-- guardrail: adoption_quality
-- worked_out_as: Working weeks in which an AI tool's own record ties it to a change of
--   the person that was live within 14 days of the week and still stood 14 days later,
--   over all working weeks in which such a tool's telemetry covers the person. One
--   session of a week or a thousand are the same.
-- gaming: A session on every real change lifts it to the share of weeks with a lasting
--   landing, and no further.
-- misread_as: A goal. People also review, plan, learn and explore; nobody is expected
--   near 100 %.
-- used_for: Telling a habit that ships from a habit.
-- not_for: pay, promotion, discipline
-- audience: hr
-- cap: 4
-- base: 5
-- scale: 1
-- min_events: 20 engineer-weeks
-- interval: 95
-- close_after: 28
-- limits: Tools that report by day only say nothing here. Weeks of exploration and
--   review do not count, and are no lack.

with worked as (
    select
        worked.person_key,
        worked.period_start,
        worked.week_start,
        cast(worked.engineer_weeks as double) as engineer_weeks
    from marts.engineer_weeks as worked
    inner join marts.linkable_weeks as linkable
        on
            worked.person_key = linkable.person_key
            and worked.week_start = linkable.week_start
),

lasting as (
    select distinct
        authors.person_key,
        linked.week_start
    from marts.linked_weeks as linked
    inner join marts.change_authors as authors
        on linked.change_key = authors.change_key
    inner join marts.patch_outcomes as patches
        on
            linked.change_key = patches.change_key
            and patches.outcome = 'lasted'
            and patches.patch_landed_at < linked.week_start + interval 21 day
)

select
    worked.person_key,
    worked.period_start,
    '' as part,
    sum(case when lasting.person_key is null then 0 else worked.engineer_weeks end)
        as numerator,
    sum(worked.engineer_weeks) as denominator,
    sum(worked.engineer_weeks * worked.engineer_weeks) as weight_sq
from worked
left join lasting
    on
        worked.person_key = lasting.person_key
        and worked.week_start = lasting.week_start
group by worked.person_key, worked.period_start
