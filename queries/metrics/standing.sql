-- title: Landings still standing
-- version: 1
-- question: What share of AI-assisted landings is still standing after 1, 3, 7 and 14
--   days?
-- kind: guardrail
-- shape: share
-- unit: % of landings
-- direction: higher
-- family: standing
-- needs: marts.patch_outcomes, marts.change_authors
-- owner: Ada Lim, Head of Delivery Analytics
-- goal: goal-fewer-breakages
-- guardrail: change_fail_rate
-- worked_out_as: A change that went live counts once, divided equally among its
--   authors. It stands until it is rolled back or reverted, or a hotfix or incident
--   follows from it. Landings younger than 14 days are too early to tell and are not
--   counted.
-- gaming: Many small, easy landings dilute it. Hence no target may be set on it.
-- misread_as: Quality of code. A landing nobody uses stands for ever.
-- used_for: Seeing early whether AI-assisted work is taken back more often than other
--   work.
-- not_for: pay, promotion, discipline
-- audience: engineer, manager, hr
-- cap: 40
-- base: 5
-- scale: 1
-- min_events: 20 landings
-- interval: 95
-- close_after: 14
-- limits: No AI seen is not without AI: personal tools leave no trace. Changes of which
--   the exports cannot tell are in neither arm, and counted as coverage.
-- parts: ai_1 = AI-assisted after one day, ai_3 = AI-assisted after three days, ai_7 =
--   AI-assisted after seven days, none_1 = no AI seen after one day, none_3 = no AI
--   seen after three days, none_7 = no AI seen after seven days, none_14 = no AI seen
--   after 14 days, all_14 = all landings after 14 days
-- arms: ai_1, ai_3, ai_7, none_1, none_3, none_7, none_14, all_14
-- chart: steps

with landed as (
    select
        authors.person_key,
        authors.author_share,
        patches.*
    from marts.patch_outcomes as patches
    inner join marts.change_authors as authors
        on patches.change_key = authors.change_key
    where patches.is_counted and patches.outcome <> 'too_early'
),

variants (part, arm, days) as (
    values
    ('', 'ai', 14), ('ai_1', 'ai', 1), ('ai_3', 'ai', 3), ('ai_7', 'ai', 7),
    ('none_1', 'none', 1), ('none_3', 'none', 3), ('none_7', 'none', 7),
    ('none_14', 'none', 14), ('all_14', 'all', 14)
),

counted as (
    select
        landed.person_key,
        landed.period_start,
        landed.author_share,
        variants.part,
        case variants.days
            when 1 then landed.standing_1
            when 3 then landed.standing_3
            when 7 then landed.standing_7
            else landed.standing_14
        end as standing
    from landed
    inner join variants on variants.arm in (landed.arm, 'all')
)

select
    person_key,
    period_start,
    part,
    cast(sum(author_share * standing) as double) as numerator,
    cast(sum(author_share) as double) as denominator,
    cast(sum(author_share) as double) as weight_sq
from counted
group by person_key, period_start, part
