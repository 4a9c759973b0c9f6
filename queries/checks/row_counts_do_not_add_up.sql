-- title: Files whose counts differ from the fates of their rows

with fates as (
    select
        file_id,
        count(*) filter (where fate = 'superseded') as superseded,
        count(*) filter (where fate = 'set_aside') as set_aside
    from staging.row_fates
    group by file_id
),

-- A copy with the same bytes has no rows of its own.
originals as (
    select *
    from staging.files
    where fate in ('loaded', 'nothing_new')
    qualify row_number() over (
        partition by format_id, file_id
        order by rows_loaded desc, rows_set_aside desc, file_name asc
    ) = 1
)

select
    originals.file_name,
    originals.rows_read,
    originals.rows_loaded,
    originals.rows_superseded,
    originals.rows_set_aside
from originals
left join fates on originals.file_id = fates.file_id
where
    originals.rows_superseded <> coalesce(fates.superseded, 0)
    or originals.rows_set_aside <> coalesce(fates.set_aside, 0)
    or originals.rows_read
    <> originals.rows_loaded + originals.rows_superseded + originals.rows_set_aside
