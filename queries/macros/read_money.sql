-- title: An amount in whole units of its currency, also "$1.50"; null when it is none.

create or replace temp macro read_money(cell) as
coalesce(
    try_cast(cell as decimal(18, 9)),
    try_cast(
        case
            when read_number(ltrim(cell, '$ ')) is not null
                then replace(ltrim(cell, '$ '), ',', '')
        end as decimal(18, 9)
    )
)
