-- title: Change fail rate
-- version: 1
-- question: What share of deployments needed an intervention?
-- kind: guardrail
-- shape: share
-- unit: % of deployments
-- direction: lower
-- family: deployments
-- needs: marts.deployment_units, marts.deployment_shares
-- owner: Ada Lim, Head of Delivery Analytics
-- goal: goal-fewer-breakages
-- guardrail: standing
-- worked_out_as: Deployments to production followed within 14 days by a rollback, a
--   hotfix or an incident they caused, over all deployments to production. A retry is
--   no second deployment; putting live again what stands counts only if it failed. Each
--   is divided among the authors of what it brought.
-- gaming: Splitting work into more deployments divides it; failures nobody records
--   lower it without limit. Hence a limit may be set on it, never a target.
-- misread_as: Incidents per deployment. One bad deployment counts once, however many
--   alarms.
-- used_for: Asking what changed when it moves.
-- not_for: pay, promotion, discipline
-- audience: engineer, manager
-- cap: 40
-- base: 5
-- scale: 1
-- min_events: 20 deployments
-- interval: 95
-- close_after: 14
-- limits: Where an incident does not name its cause, the latest earlier deployment of
--   the service within the incident window is taken. The figure with named causes only
--   stands beside it; the truth is not known to lie between.
-- parts: explicit = with named causes only

with shares as (
    select
        units.period_start,
        units.has_failed,
        units.has_explicitly_failed,
        shares.person_key,
        shares.share
    from marts.deployment_units as units
    inner join marts.deployment_shares as shares
        on units.deployment_key = shares.deployment_key
    where shares.person_key is not null
),

variants as (
    select
        *,
        '' as part,
        has_failed as is_failed
    from shares
    union all
    select
        *,
        'explicit' as part,
        has_explicitly_failed as is_failed
    from shares
)

select
    person_key,
    period_start,
    part,
    cast(sum(case when is_failed then share else 0 end) as double) as numerator,
    cast(sum(share) as double) as denominator,
    cast(sum(share) as double) as weight_sq
from variants
group by person_key, period_start, part
