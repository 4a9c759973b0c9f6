-- grain: One row per period, sign and part of it: what the checks of metric health
--   compare, of teams, services and kinds of work, never of people.
-- needs: marts.signs_of_bunching, marts.signs_of_composition, marts.signs_of_plans,
--   marts.signs_of_teams, marts.signs_of_feeds

select
    period_start,
    sign,
    part,
    amount
from marts.signs_of_bunching
union all
select
    period_start,
    sign,
    part,
    amount
from marts.signs_of_composition
union all
select
    period_start,
    sign,
    part,
    amount
from marts.signs_of_plans
union all
select
    period_start,
    sign,
    part,
    amount
from marts.signs_of_teams
union all
select
    period_start,
    sign,
    part,
    amount
from marts.signs_of_feeds
