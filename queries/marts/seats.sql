-- grain: One row per person, tool and period with a seat, at list price. The newest
--   snapshot up to the end of the period says who had one; days count from when it was
--   assigned.
-- needs: staging.ai_seats, governance.prices, marts.actors, marts.periods

with periods as (
    select * from marts.periods
),

snapshots as (
    select
        seats.tool,
        periods.period_start,
        periods.period_end,
        max(seats.snapshot_at) as snapshot_at
    from staging.ai_seats as seats
    inner join periods on cast(seats.snapshot_at as date) <= periods.period_end
    group by seats.tool, periods.period_start, periods.period_end
),

held as (
    select
        actors.person_key,
        seats.tool,
        snapshots.period_start,
        max(least(28, 1 + date_diff(
            'day', cast(seats.assigned_at as date), snapshots.period_end
        ))) as days
    from snapshots
    inner join staging.ai_seats as seats
        on
            snapshots.tool = seats.tool
            and snapshots.snapshot_at = seats.snapshot_at
            and coalesce(snapshots.period_start < seats.cancels_on, true)
    inner join marts.actors as actors
        on
            seats.system = actors.system
            and seats.id_kind = actors.id_kind
            and seats.id_value = actors.id_value
            and cast(seats.snapshot_at as date)
            between actors.valid_from and actors.valid_to
    group by actors.person_key, seats.tool, snapshots.period_start
)

select
    held.person_key,
    held.tool,
    held.period_start,
    prices.currency,
    cast(prices.price as double) * 12 / 365 * coalesce(held.days, 28) as cost
from held
inner join governance.prices as prices
    on
        held.tool = prices.tool
        and prices.unit = 'seat_month'
        and held.period_start >= prices.valid_from
        and coalesce(held.period_start < prices.valid_to, true)
where coalesce(held.days, 28) > 0
