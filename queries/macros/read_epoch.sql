-- title: A time counted since 1970 as UTC, where the format says in which parts of a
--   second; null when it is none. The unit is never guessed; fractions are cut to
--   microseconds.

create or replace temp macro read_epoch(cell, parts_of_a_second) as
case
    when
        try_cast(trim(cell) as decimal(38, 9)) / parts_of_a_second
        between 0 and 4102444800
        then make_timestamp(cast(
            cast(try_cast(trim(cell) as decimal(38, 9)) * 1000000 as hugeint)
            // parts_of_a_second as bigint
        ))
end
