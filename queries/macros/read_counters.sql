-- title: The plain counters of a JSON object by name, whatever counters it has; null
--   when it is none.

create or replace temp macro read_counters(cell) as
map_from_entries(list_filter(
    map_entries(from_json(
        case when json_type(try_cast(cell as json)) = 'OBJECT' then cell end,
        '"MAP(VARCHAR, VARCHAR)"'
    )),
    lambda entry: entry.value is not null and left(entry.value, 1) not in ('{', '[')
))
