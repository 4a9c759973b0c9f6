-- title: An ISO time as UTC: by its own offset, else as local in a zone; null when it
--   is none, or when neither says what it means.

create or replace temp macro read_zoned_time(cell, zone_name) as
case
    when ends_with(cell, 'Z') and contains(cell, ':') and read_time(cell) is not null
        then read_time(cell)
    when has_offset(cell)
        -- Git writes a space before the offset.
        then read_time(regexp_replace(trim(cell), '\s+([+-]\d\d:?\d*)$', '\1'))
    when zone_name is not null
        then to_utc(try_cast(trim(cell) as timestamp), zone_name)
end
