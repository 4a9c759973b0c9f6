-- grain: One row per person, or account nobody holds, tool and period with a seat, at
--   list price. A file is who had one then: the newest day of files up to the end of
--   the period counts, in each scope of its own. Days count from when the seat was
--   assigned, and a person has one seat of a tool, through however many organisations.
-- needs: staging.ai_seats, staging.files, governance.prices, marts.actors,
--   marts.periods

with told as (
    select
        seats.*,
        cast(seats.snapshot_at as date) as told_on,
        coalesce(files.scope_id, '') as scope_id
    from staging.ai_seats as seats
    left join staging.files as files on seats.file_id = files.file_id
),

snapshots as (
    select
        told.tool,
        told.scope_id,
        periods.period_start,
        periods.period_end,
        max(told.told_on) as told_on
    from told
    inner join marts.periods as periods on told.told_on <= periods.period_end
    group by told.tool, told.scope_id, periods.period_start, periods.period_end
),

held as (
    select
        actors.person_key,
        told.tool,
        snapshots.period_start,
        coalesce(
            actors.person_key,
            told.system || ' ' || told.id_kind || ' ' || told.id_value
        ) as holder,
        max(least(28, coalesce(1 + date_diff(
            'day', cast(told.assigned_at as date), snapshots.period_end
        ), 28))) as days
    from snapshots
    inner join told
        on
            snapshots.tool = told.tool
            and snapshots.scope_id = told.scope_id
            and snapshots.told_on = told.told_on
            and coalesce(snapshots.period_start < told.cancels_on, true)
    left join marts.actors as actors
        on
            told.system = actors.system
            and told.id_kind = actors.id_kind
            and told.id_value = actors.id_value
            and told.told_on between actors.valid_from and actors.valid_to
    group by all
)

select
    held.person_key,
    held.tool,
    held.period_start,
    prices.currency,
    cast(prices.price as double) * 12 / 365 * held.days as cost
from held
inner join governance.prices as prices
    on
        held.tool = prices.tool
        and prices.unit = 'seat_month'
        and held.period_start >= prices.valid_from
        and coalesce(held.period_start < prices.valid_to, true)
where held.days > 0
