-- grain: One row per reason for which rows were set aside.
-- needs: staging.row_fates

select
    reason,
    count(*) as set_aside_rows,
    count(distinct file_id) as files
from staging.row_fates
where fate = 'set_aside'
group by reason
order by all
