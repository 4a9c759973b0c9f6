-- title: An ISO day; null when it is none.

create or replace temp macro read_day(cell) as try_cast(left(trim(cell), 10) as date)
