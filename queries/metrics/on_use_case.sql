-- title: AI-assisted work on a declared use case
-- version: 1
-- question: Of the AI-assisted work, how much served a declared use case?
-- kind: quality
-- shape: share
-- unit: % of stake
-- direction: higher
-- family: adoption
-- needs: marts.unit_shares, marts.planned_periods
-- owner: Ada Lim, Head of Delivery Analytics
-- goal: goal-fewer-breakages
-- guardrail: use_case_lasted
-- worked_out_as: Weight of the AI-assisted units whose frozen plan names a use case
--   that was declared by the first commit, over the weight of all AI-assisted units.
-- gaming: Naming a use case on every item of a plan. It takes the approver, and the
--   second half, what lasted of it, falls when the name is all there is.
-- misread_as: A claim that other work is useless. Housekeeping names no use case and is
--   needed.
-- used_for: Seeing whether AI goes where the company said it would help.
-- not_for: pay, promotion, discipline
-- audience: engineer, manager, hr
-- cap: 40
-- base: 5
-- scale: 10
-- min_events: effective n 8
-- interval: 90
-- close_after: 14
-- limits: Needs a frozen plan. Work begun before the plan was frozen or the use case
--   declared does not count for it.

with shares as (
    select
        units.*,
        10 * units.stake * units.share as tenths
    from marts.unit_shares as units
    inner join marts.planned_periods as planned
        on units.period_start = planned.period_start
    where units.is_ai_assisted and units.person_key is not null
)

select
    person_key,
    period_start,
    '' as part,
    sum(case when is_on_use_case then tenths else 0 end) as numerator,
    sum(tenths) as denominator,
    sum(tenths * stake) as weight_sq
from shares
group by person_key, period_start
