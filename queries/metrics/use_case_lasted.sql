-- title: Use-case work still standing
-- version: 1
-- question: Of the AI-assisted work on declared use cases, how much is still standing?
-- kind: quality
-- shape: share
-- unit: % of stake
-- direction: higher
-- family: adoption
-- needs: marts.unit_shares, marts.planned_periods
-- owner: Ada Lim, Head of Delivery Analytics
-- goal: goal-fewer-breakages
-- guardrail: change_fail_rate
-- worked_out_as: Weight of the AI-assisted units on a declared use case of which four
--   fifths of the attempted lines were approved, live and still standing after 14 days,
--   over the weight of all AI-assisted units on a declared use case.
-- gaming: Not recording failures. The completeness of those feeds stands beside it.
-- misread_as: Proof that AI made work last longer. It compares nothing; a study does.
-- used_for: Seeing on which use cases AI-assisted work holds.
-- not_for: pay, promotion, discipline
-- audience: engineer, manager, hr
-- cap: 40
-- base: 5
-- scale: 10
-- min_events: effective n 8
-- interval: 90
-- close_after: 14
-- limits: A failure nobody records does not exist here. Which deployment caused an
--   incident is often inferred from time and service.

with shares as (
    select
        units.*,
        10 * units.stake * units.share as tenths
    from marts.unit_shares as units
    inner join marts.planned_periods as planned
        on units.period_start = planned.period_start
    where units.is_ai_assisted and units.is_on_use_case and units.person_key is not null
)

select
    person_key,
    period_start,
    '' as part,
    sum(case when has_lasted then tenths else 0 end) as numerator,
    sum(tenths) as denominator,
    sum(tenths * stake) as weight_sq
from shares
group by person_key, period_start
