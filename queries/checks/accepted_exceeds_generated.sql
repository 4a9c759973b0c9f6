-- title: Days on which more was accepted than generated

select
    tool,
    used_on,
    surface,
    generations,
    accepts,
    file_id,
    row_number
from staging.ai_days
where accepts > generations
