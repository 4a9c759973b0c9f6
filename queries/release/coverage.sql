-- grain: One row per period and measure: how much of it could be measured.
-- needs: marts.coverage

select
    period_start,
    measure,
    round(part / whole, 2) as measured_share
from marts.coverage
where whole > 0
order by all
