-- title: The version of each change as which it was merged: the first export that shows
--   it merged, else the newest. Takes the name of the relation of versions.

create or replace temp macro as_of_merge(relation) as table
    with told as (
        select * from query_table(relation)
    )

    select
        told.change_key,
        told.repository_key,
        told.author_id,
        told.head_ref,
        told.file_id,
        told.row_number
    from told
    qualify row_number() over (
        partition by told.change_key
        order by
            told.merged_at is null asc,
            if(told.merged_at is null, null, told.updated_at) asc,
            told.updated_at desc,
            told.file_id asc,
            told.row_number asc
    ) = 1
