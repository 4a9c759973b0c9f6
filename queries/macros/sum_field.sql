-- title: The sum of one field over a list of records; null when none measures it.

create or replace temp macro sum_field(records, field) as
sum_counts(list_transform(records, lambda record: struct_extract(record, field)))
