-- title: Recovered within a day
-- version: 1
-- question: What share of failed deployments was mended within 24 hours?
-- kind: guardrail
-- shape: share
-- unit: % of failed deployments
-- direction: higher
-- family: deployments
-- needs: marts.recoveries, marts.deployment_shares
-- owner: Ada Lim, Head of Delivery Analytics
-- goal: goal-fewer-breakages
-- guardrail: nd
-- worked_out_as: From the first incident a deployment caused, or else from when it went
--   live, until it was rolled back, a hotfix was live or its incidents were resolved.
--   Still open after 14 days counts as 14 days. The share of deployments that failed
--   and were mended within 24 hours.
-- gaming: Opening incidents late or closing them early.
-- misread_as: Speed of people on call. Detection and release take their part.
-- used_for: Seeing whether failures are cheap to mend.
-- not_for: pay, promotion, discipline
-- audience: engineer, manager
-- cap: 12
-- base: 5
-- scale: 1
-- min_events: 20 failed deployments
-- interval: 95
-- close_after: 14
-- limits: Failures are rare: mostly a department and a year say something. Which
--   deployment caused an incident is often inferred.

select
    shares.person_key,
    recoveries.period_start,
    '' as part,
    cast(
        sum(case when recoveries.hours <= 24 then shares.share else 0 end) as double
    ) as numerator,
    cast(sum(shares.share) as double) as denominator,
    cast(sum(shares.share) as double) as weight_sq
from marts.recoveries as recoveries
inner join marts.deployment_shares as shares
    on recoveries.deployment_key = shares.deployment_key
where shares.person_key is not null
group by shares.person_key, recoveries.period_start
