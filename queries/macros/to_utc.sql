-- title: A local time as UTC: the first reading of an hour that occurs twice,
--   one hour later in an hour that does not exist.

create or replace temp macro to_utc(local_time, zone_name) as
(
    timezone(zone_name, local_time) - case
        when
            timezone(zone_name, timezone(zone_name, local_time) - interval 1 hour)
            = local_time
            then interval 1 hour
        else interval 0 hour
    end
) at time zone 'UTC'
