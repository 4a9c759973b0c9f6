-- title: An ISO time as UTC; null when it is none. Fractions are cut to microseconds.

create or replace temp macro read_time(cell) as
case
    when ends_with(cell, 'Z') then try_cast(cell as timestamp)
    else try_cast(cell as timestamptz) at time zone 'UTC'
end
