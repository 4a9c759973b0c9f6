-- title: Messages by model of a Kiro row, as pairs of column and cell: every model has
--   a column of its own.

create or replace temp macro kiro_models(extra) as
list_filter(
    map_entries(read_counters(cast(extra as varchar))),
    lambda entry: lower(entry.key) like '%\_messages' escape '\'
)
