-- title: Each change as it was merged, with its description and labels: as the first
--   export shows that shows it merged, else the newest. Takes the names of the
--   relations of versions and of their records.

create or replace temp macro as_of_merge(relation, records) as table
    with told as (
        select * from query_table(relation)
    ),

    written as (
        select * from query_table(records)
    ),

    chosen as (
        select * from told
        qualify row_number() over (
            partition by change_key
            order by
                merged_at is null asc,
                if(merged_at is null, null, updated_at) asc,
                updated_at desc,
                file_id asc,
                row_number asc
        ) = 1
    )

    select
        chosen.change_key,
        chosen.repository_key,
        chosen.author_id,
        chosen.author_kind,
        chosen.head_ref,
        chosen.file_id,
        chosen.row_number,
        written.body,
        label_names(written.labels) as labels
    from chosen
    inner join written
        on
            chosen.file_id = written.file_id
            and chosen.row_number = written.row_number
