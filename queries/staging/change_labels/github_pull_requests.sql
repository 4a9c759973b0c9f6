-- title: Labels as of the merge: the earliest export that shows the change merged counts

with as_of_merge as (
    select
        versions.change_key,
        versions.file_id,
        versions.row_number,
        unnest(source.labels).name as label
    from versions
    inner join source on
        versions.file_id = source.file_id and versions.row_number = source.row_number
    qualify row_number() over (
        partition by versions.change_key
        order by
            versions.merged_at is null,
            case when versions.merged_at is not null then versions.updated_at end,
            versions.updated_at desc,
            versions.file_id,
            versions.row_number
    ) = 1
)

select
    change_key,
    lower(trim(label)) as label,
    file_id,
    row_number
from as_of_merge
where label is not null
