-- title: Labels as of the merge: the earliest export that shows it counts

with as_of_merge as (
    select
        merged.change_key,
        merged.file_id,
        merged.row_number,
        unnest(label_names(source.labels)) as label
    from as_of_merge('versions') as merged
    inner join source on
        merged.file_id = source.file_id and merged.row_number = source.row_number
)

select
    as_of_merge.change_key,
    as_of_merge.label,
    as_of_merge.file_id,
    as_of_merge.row_number
from as_of_merge
where as_of_merge.label <> ''
