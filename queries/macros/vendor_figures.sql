-- title: The figures among the fields of a record and of its block of pull requests, as
--   pairs of name and cell; one empty pair where there is none.

create or replace temp macro vendor_figures(record, pattern) as
coalesce(
    nullif(
        list_concat(
            named_counters(record, pattern),
            list_transform(
                map_entries(read_counters(record.pull_requests)),
                lambda entry: { key: 'pull_requests.' || entry.key, value: entry.value }
            )
        ), []
    ),
    [{ key: null, value: null }]
)
