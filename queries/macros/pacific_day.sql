-- title: The day on which a GitHub milestone is due: midnight on the Pacific coast,
--   07:00 or 08:00 UTC, has that coast's date.

create or replace temp macro pacific_day(cell) as
cast(timezone('America/Los_Angeles', timezone('UTC', read_time(cell))) as date)
