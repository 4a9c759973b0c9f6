-- grain: One row per measure of how much the figures rest on: its share in all periods
--   and in the newest whole one. Shares only: a whole can be an amount of money.
-- needs: marts.coverage, marts.periods

with newest as (
    select max(period_start) as period_start
    from marts.periods
    where is_complete
)

select
    coverage.measure,
    round(sum(coverage.part) / nullif(sum(coverage.whole), 0), 6) as known_share,
    round(
        sum(coverage.part) filter (where coverage.period_start = newest.period_start)
        / nullif(
            sum(coverage.whole) filter (
                where coverage.period_start = newest.period_start
            ),
            0
        ),
        6
    ) as newest_share
from marts.coverage as coverage
cross join newest
group by coverage.measure
order by all
