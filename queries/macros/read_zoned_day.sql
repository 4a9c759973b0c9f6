-- title: A day as written; the UTC day of a time that says what it means.

create or replace temp macro read_zoned_day(cell, zone_name) as
coalesce(
    case
        when contains(cell, ':')
            then cast(read_zoned_time(cell, zone_name) as date)
    end,
    case when not has_offset(cell) then read_day(cell) end
)
