-- title: A whole number; null when it is none. Its sign is left to the table to judge.

create or replace temp macro read_count(cell) as
case
    when read_number(cell) = floor(read_number(cell)) and abs(read_number(cell)) < 9e15
        then cast(read_number(cell) as bigint)
end
