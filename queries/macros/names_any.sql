-- title: Whether one of these records names something in a field: an answer that is not
--   grouped by it names nothing anywhere.

create or replace temp macro names_any(records, field) as
coalesce(len(list_filter(
    records, lambda record: struct_extract(record, field) is not null
)) > 0, false)
