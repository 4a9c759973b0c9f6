-- title: Landings still standing after 28 days
-- version: 1
-- question: What share of AI-assisted landings is still standing after 28 days?
-- kind: guardrail
-- shape: share
-- unit: % of landings
-- direction: higher
-- family: standing
-- needs: marts.patch_outcomes, marts.change_authors
-- owner: Ada Lim, Head of Delivery Analytics
-- goal: goal-fewer-breakages
-- guardrail: change_fail_rate
-- worked_out_as: As landings still standing, judged after 28 days. It is the check on
--   the choice of 14 days, and is published two weeks later.
-- gaming: Many small, easy landings dilute it. Hence no target may be set on it.
-- misread_as: A better number than the one after 14 days. It only looks longer.
-- used_for: Checking that 14 days see most of what gets undone.
-- not_for: pay, promotion, discipline
-- audience: engineer, manager, hr
-- cap: 40
-- base: 5
-- scale: 1
-- min_events: 20 landings
-- interval: 95
-- close_after: 28
-- limits: No AI seen is not without AI: personal tools leave no trace. Changes of which
--   the exports cannot tell are in neither arm, and counted as coverage.
-- parts: none_28 = no AI seen after 28 days, all_28 = all landings after 28 days
-- arms: none_28, all_28

with landed as (
    select
        authors.person_key,
        authors.author_share,
        patches.*
    from marts.patch_outcomes as patches
    inner join marts.change_authors as authors
        on patches.change_key = authors.change_key
    where patches.is_counted and patches.is_settled_longer
),

variants (part, arm) as (
    values ('', 'ai'), ('none_28', 'none'), ('all_28', 'all')
)

select
    landed.person_key,
    landed.period_start,
    variants.part,
    cast(sum(landed.author_share * landed.standing_28) as double) as numerator,
    cast(sum(landed.author_share) as double) as denominator,
    cast(sum(landed.author_share) as double) as weight_sq
from landed
inner join variants on variants.arm in (landed.arm, 'all')
group by landed.person_key, landed.period_start, variants.part
