-- title: A time without a zone as UTC, by the zone and the order of day and month that
--   are declared for its file.

create or replace temp macro read_declared_time(cell, date_order, zone_name) as
to_utc(read_local_time(cell, date_order), zone_name)
