-- title: Labels as of the merge: the earliest export that shows it counts

with as_of_merge as (
    select
        versions.change_key,
        versions.file_id,
        versions.row_number,
        unnest(source.labels) as borne
    from versions
    inner join source
        on
            versions.file_id = source.file_id
            and versions.row_number = source.row_number
    qualify row_number() over (
        partition by versions.change_key
        order by
            versions.merged_at is null asc,
            if(versions.merged_at is null, null, versions.updated_at) asc,
            versions.updated_at desc,
            versions.file_id asc,
            versions.row_number asc
    ) = 1
)

select
    as_of_merge.change_key,
    lower(trim(as_of_merge.borne.name)) as label,
    as_of_merge.file_id,
    as_of_merge.row_number
from as_of_merge
where as_of_merge.borne.name is not null
