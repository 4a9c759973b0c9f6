-- title: Pull requests merged or closed before they were opened

select
    change_key,
    created_at,
    merged_at,
    closed_at,
    file_id,
    row_number
from staging.changes
where merged_at < created_at or closed_at < created_at
