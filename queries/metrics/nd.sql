-- title: Normalised deployments
-- version: 1
-- question: How many standard deliveries were still standing after 14 days, per
--   engineer-week?
-- kind: quality
-- shape: rate
-- unit: deliveries per engineer-week
-- direction: higher
-- family: delivery
-- needs: marts.delivery_credits, marts.engineer_weeks
-- owner: Ada Lim, Head of Delivery Analytics
-- goal: goal-fewer-breakages
-- guardrail: deployment_rework_rate
-- worked_out_as: A delivery is an item of a frozen plan, once it is live, approved by
--   somebody else and quiet for 14 days; it is worth its approved weight, times the
--   share of its lines that stays. Other work is pooled by team, service and week: such
--   a week is worth at most one standard delivery, and all of it together is held to a
--   fixed part of each engineer-week. Divided by the working weeks of the people of the
--   group, also those who shipped nothing.
-- gaming: With an approver outside the team who signs trivial items, up to the approved
--   weight. Alone: splitting, padding, deploying again and generated code change
--   nothing, and rubber-stamped junk less than a tenth.
-- misread_as: Productivity, or a way to compare two teams. Plans differ; only a group's
--   own past is comparable.
-- used_for: Seeing whether a group delivers more or less of what it planned than
--   before.
-- not_for: pay, promotion, discipline
-- audience: engineer, manager
-- cap: 40
-- base: 5
-- scale: 5
-- min_events: effective n 8
-- interval: 95
-- close_after: 14
-- limits: Without a plan it counts housekeeping only, and says so. Failures nobody
--   records do not exist here. A change of planning practice moves it without any
--   change in work.
-- parts: planned = from items of a plan, housekeeping = from other work

with weeks as (
    select
        person_key,
        period_start,
        cast(sum(engineer_weeks) as double) as engineer_weeks
    from marts.engineer_weeks
    group by person_key, period_start
),

credits as (
    select * from marts.delivery_credits
    where person_key is not null
),

people as (
    select
        person_key,
        period_start
    from weeks
    union
    select
        person_key,
        period_start
    from credits
),

variants (part, kind) as (
    values
    ('', 'planned'), ('', 'housekeeping'), ('planned', 'planned'),
    ('housekeeping', 'housekeeping')
),

earned as (
    select
        credits.person_key,
        credits.period_start,
        variants.part,
        sum(5 * credits.credit * credits.share) as numerator,
        sum(5 * credits.credit * credits.credit * credits.share) as weight_sq
    from credits
    inner join variants on credits.kind = variants.kind
    group by credits.person_key, credits.period_start, variants.part
),

parts as (
    select distinct part from variants
)

-- Fifths of a delivery, so that deliveries and weeks are rounded by the same base.
select
    people.person_key,
    people.period_start,
    parts.part,
    coalesce(earned.numerator, 0) as numerator,
    coalesce(weeks.engineer_weeks, 0) as denominator,
    coalesce(earned.weight_sq, 0) as weight_sq
from people
cross join parts
left join weeks
    on
        people.person_key = weeks.person_key
        and people.period_start = weeks.period_start
left join earned
    on
        people.person_key = earned.person_key
        and people.period_start = earned.period_start
        and parts.part = earned.part
