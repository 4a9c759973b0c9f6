-- title: Whether a time says how far it is from UTC.

create or replace temp macro has_offset(cell) as
regexp_matches(
    trim(cell), '(?i):\d\d(?:[.,]\d+)?\s*(?:z|utc|gmt|[+-]\d\d(?::?\d\d)?)$'
)
