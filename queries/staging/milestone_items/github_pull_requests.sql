-- title: Pull requests on a milestone

select
    kept.milestone_key,
    kept.change_key,
    kept.file_id,
    kept.row_number
from kept
where kept.milestone_key is not null
