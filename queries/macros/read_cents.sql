-- title: An amount in cents as whole units of its currency; null when it is none.

create or replace temp macro read_cents(cell) as
try_cast(
    try_cast(
        case when isfinite(try_cast(cell as double)) then cell end as decimal(28, 9)
    ) / 100 as decimal(18, 9)
)
