-- title: The number of a change from what its tool calls it: the last number of a path,
--   else the name itself.

create or replace temp macro change_number(name) as
coalesce(
    nullif(regexp_extract(trim(name), '(?:^|[/#!])(\d+)$', 1), ''),
    lower(blank_to_null(name))
)
