-- title: Deployment rework rate
-- version: 1
-- question: What share of deployments was there to mend an earlier one?
-- kind: guardrail
-- shape: share
-- unit: % of deployments
-- direction: lower
-- family: deployments
-- needs: marts.rework_units, marts.deployment_shares
-- owner: Ada Lim, Head of Delivery Analytics
-- goal: goal-fewer-breakages
-- guardrail: nd
-- worked_out_as: Deployments to production that put back what was live before, carry a
--   hotfix, or are the fix that an incident names, over all deployments to production.
--   Each is divided among the authors of what it brought; a rollback among those of
--   what it took back.
-- gaming: Not marking a fix as one. Change fail rate and this should move together.
-- misread_as: Blame for whoever mends. It is divided among those who wrote what needed
--   it only where nobody wrote anything new.
-- used_for: Seeing how much delivery is repair.
-- not_for: pay, promotion, discipline
-- audience: engineer, manager
-- cap: 40
-- base: 5
-- scale: 1
-- min_events: 20 deployments
-- interval: 95
-- close_after: 14
-- limits: Only as good as the marking of hotfixes and of fixes in incidents.

select
    shares.person_key,
    units.period_start,
    '' as part,
    cast(sum(case when units.is_rework then shares.share else 0 end) as double)
        as numerator,
    cast(sum(shares.share) as double) as denominator,
    cast(sum(shares.share) as double) as weight_sq
from marts.rework_units as units
inner join marts.deployment_shares as shares
    on units.authored_key = shares.deployment_key
where shares.person_key is not null
group by shares.person_key, units.period_start
