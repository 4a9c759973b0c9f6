-- title: Weeks, periods of 28 days, quarters of 84 and years of 336, all from one Monday

insert into staging.calendar
with days as (
    select cast(steps.step as integer) as step
    from range($days) as steps (step)
)

select
    $epoch + step as day,
    $epoch + step // 7 * 7 as week_start,
    $epoch + step // 28 * 28 as period_start,
    $epoch + step // 84 * 84 as quarter_start,
    $epoch + step // 336 * 336 as year_start
from days
