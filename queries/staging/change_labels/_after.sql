-- title: Where the moments of labels are known, they tell which a pull request bore at
--   its merge: the last word before it counts, else the first after it

merge into staging.change_labels as labels
using (
    with events as (
        select
            events.change_key,
            events.label,
            events.file_id,
            events.row_number,
            if(events.kind = 'labeled', events.happened_at, null) as put_on_at,
            if(events.kind = 'unlabeled', events.happened_at, null) as taken_off_at,
            coalesce(events.happened_at <= changes.merged_at, true) as is_before
        from staging.change_events as events
        inner join staging.changes as changes on events.change_key = changes.change_key
        where events.label is not null
    ),

    moments as (
        select
            change_key,
            label,
            max(put_on_at) filter (where is_before) as put_on_before,
            max(taken_off_at) filter (where is_before) as taken_off_before,
            min(put_on_at) filter (where not is_before) as put_on_after,
            min(taken_off_at) filter (where not is_before) as taken_off_after,
            min(file_id) as file_id,
            arg_min(row_number, file_id) as row_number
        from events
        group by change_key, label
    )

    select
        change_key,
        label,
        case
            when put_on_before is not null then put_on_before
            when not coalesce(taken_off_after < put_on_after, put_on_after is null)
                then put_on_after
        end as labelled_at,
        if(
            coalesce(taken_off_before > put_on_before, taken_off_before is not null),
            taken_off_before,
            taken_off_after
        ) as removed_at,
        file_id,
        row_number
    from moments
) as told
    on labels.change_key = told.change_key and labels.label = told.label
when matched then
    update
        set
            labelled_at = told.labelled_at,
            removed_at = told.removed_at,
            file_id = told.file_id,
            row_number = told.row_number
when not matched then insert (
    change_key, label, labelled_at, removed_at, file_id, row_number
)
values (
    told.change_key, told.label, told.labelled_at, told.removed_at, told.file_id,
    told.row_number
)
