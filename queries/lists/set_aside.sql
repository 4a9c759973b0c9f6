-- grain: One row per record that was set aside: where it stands and why, nothing of
--   what it says.
-- needs: staging.row_fates, staging.files

with files as (
    -- The same bytes under another name were not read again.
    select
        file_id,
        min(file_name) as file_name,
        any_value(format_id) as format_id
    from staging.files
    where rows_set_aside > 0
    group by file_id
)

select
    files.file_name,
    fates.row_number,
    fates.line_number,
    fates.field_path,
    fates.reason,
    files.format_id
from staging.row_fates as fates
inner join files on fates.file_id = files.file_id
where fates.fate = 'set_aside'
order by files.file_name, fates.row_number
