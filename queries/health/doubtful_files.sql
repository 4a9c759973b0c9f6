-- grain: One row per file of which more than 2 % of the rows were set aside; rows of
--   another kind of thing do not count, as they were never meant.
-- needs: staging.files, staging.row_fates

with faulty as (
    select
        file_id,
        count(*) as set_aside_rows
    from staging.row_fates
    where fate = 'set_aside' and reason <> 'not_this_kind'
    group by file_id
)

select
    files.file_name,
    faulty.set_aside_rows,
    files.rows_read,
    round(faulty.set_aside_rows / files.rows_read, 3) as set_aside_share
from faulty
inner join staging.files as files on faulty.file_id = files.file_id
where files.rows_set_aside > 0 and faulty.set_aside_rows > 0.02 * files.rows_read
order by all
