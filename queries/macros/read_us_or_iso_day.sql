-- title: A day as MM-DD-YYYY or YYYY-MM-DD; null when it is neither.

create or replace temp macro read_us_or_iso_day(cell) as
cast(try_strptime(trim(cell), ['%m-%d-%Y', '%Y-%m-%d']) as date)
