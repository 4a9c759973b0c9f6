-- title: Adoption quality
-- version: 1
-- question: Of the AI-assisted work, how much served a declared use case and is still
--   standing?
-- kind: quality
-- shape: share
-- unit: % of stake
-- direction: higher
-- family: adoption
-- needs: marts.unit_shares, marts.planned_periods
-- owner: Ada Lim, Head of Delivery Analytics
-- goal: goal-fewer-breakages
-- guardrail: change_fail_rate
-- worked_out_as: Work is pooled into units: an item of a frozen plan, or what a team
--   lands on a service in a week besides. A unit weighs what its plan says, or up to
--   one standard week. Of the units with at least half of their lines from AI-assisted
--   changes, this is the weight of those on a declared use case of which four fifths of
--   the lines still stood after 14 days.
-- gaming: With the approver: tagging every item with a use case, or planning trivial
--   items. Alone: rubber-stamped small work moves it down, not up. Using more tokens
--   changes nothing.
-- misread_as: A grade of people, or of the tool. It says what became of work, not who
--   is good.
-- used_for: Deciding which use cases to widen, mend or stop.
-- not_for: pay, promotion, discipline
-- audience: engineer, manager, hr
-- cap: 40
-- base: 5
-- scale: 10
-- min_events: effective n 8
-- evidence_of: use_case_lasted
-- interval: 90
-- close_after: 14
-- limits: Needs a frozen plan and exports that tie AI use to commits. What a tool
--   reports by day only is not in it. Only as good as the record of rollbacks, hotfixes
--   and incidents.
-- parts: landed = on a declared use case and landed at all
-- chart: waterfall

with shares as (
    select
        units.*,
        10 * units.stake * units.share as tenths
    from marts.unit_shares as units
    inner join marts.planned_periods as planned
        on units.period_start = planned.period_start
    where units.is_ai_assisted and units.person_key is not null
),

summed_up as (
    select
        person_key,
        period_start,
        sum(case when is_on_use_case and has_lasted then tenths else 0 end) as lasted,
        sum(case when is_on_use_case and has_landed then tenths else 0 end) as landed,
        sum(tenths) as staked,
        sum(tenths * stake) as weight_sq
    from shares
    group by person_key, period_start
)

select
    person_key,
    period_start,
    '' as part,
    lasted as numerator,
    staked as denominator,
    weight_sq
from summed_up
union all
select
    person_key,
    period_start,
    'landed' as part,
    landed as numerator,
    staked as denominator,
    weight_sq
from summed_up
