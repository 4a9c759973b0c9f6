-- title: Whether a local time stands in the hour that clocks show twice or in the one
--   they leave out; null of any other. `to_utc` says how such a time is read.

create or replace temp macro odd_hour(local_time, zone_name) as
case
    when timezone(zone_name, timezone(zone_name, local_time)) <> local_time
        then 'left out'
    when
        timezone(zone_name, timezone(zone_name, local_time) - interval 1 hour)
        = local_time
        then 'twice'
end
