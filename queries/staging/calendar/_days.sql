-- title: Weeks, periods of 28 days, quarters of 84 and years of 336, from one Monday

insert into staging.calendar
with days as (
    select cast(counted.number as integer) as number
    from range($days) as counted (number)
)

select
    $epoch + days.number as day,
    $epoch + days.number // 7 * 7 as week_start,
    $epoch + days.number // 28 * 28 as period_start,
    $epoch + days.number // 84 * 84 as quarter_start,
    $epoch + days.number // 336 * 336 as year_start
from days
