-- title: The counters of a record whose names match, as pairs of name and cell.

create or replace temp macro named_counters(record, pattern) as
list_filter(
    map_entries(read_counters(cast(to_json(record) as varchar))),
    lambda entry: regexp_full_match(entry.key, pattern)
)
