-- title: Failed deployment recovery time
-- version: 1
-- question: How long does it typically take to mend a failed deployment?
-- kind: guardrail
-- shape: geometric_mean
-- unit: hours
-- direction: lower
-- family: deployments
-- needs: marts.recoveries, marts.deployment_shares
-- owner: Ada Lim, Head of Delivery Analytics
-- goal: goal-fewer-breakages
-- guardrail: nd
-- worked_out_as: From the first incident a deployment caused, or else from when it went
--   live, until it was rolled back, a hotfix was live or its incidents were resolved.
--   Still open after 14 days counts as 14 days. The geometric mean of the hours it
--   took.
-- gaming: Opening incidents late or closing them early.
-- misread_as: Speed of people on call. Detection and release take their part.
-- used_for: Seeing whether failures are cheap to mend.
-- not_for: pay, promotion, discipline
-- audience: engineer, manager
-- cap: 12
-- base: 5
-- scale: 3
-- min_events: 20 failed deployments
-- interval: 95
-- close_after: 14
-- limits: Failures are rare: mostly a department and a year say something. Which
--   deployment caused an incident is often inferred.

-- Thirds of a logarithm, so that hours and deployments are rounded by the same base.
select
    shares.person_key,
    recoveries.period_start,
    '' as part,
    sum(ln(1 + recoveries.hours) * shares.share / 3)
        as numerator,
    cast(sum(shares.share) as double) as denominator,
    cast(sum(shares.share) as double) as weight_sq
from marts.recoveries as recoveries
inner join marts.deployment_shares as shares
    on recoveries.deployment_key = shares.deployment_key
where shares.person_key is not null
group by shares.person_key, recoveries.period_start
