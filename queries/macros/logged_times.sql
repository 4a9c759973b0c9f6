-- title: When the log of a PagerDuty incident notes entries of a kind.

create or replace temp macro logged_times(entries, kind) as
list_transform(
    list_filter(entries, lambda entry: entry.type = kind),
    lambda entry: entry.created_at
)
