-- title: Whether a cell says something that is no time.

create or replace temp macro not_a_time(cell) as
coalesce(trim(cell), '') <> '' and read_time(cell) is null
