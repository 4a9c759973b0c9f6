-- title: Labels as of the merge: the earliest export of pull requests that shows it
--   counts

select
    merged.change_key,
    unnest(merged.labels) as label,
    merged.file_id,
    merged.row_number
from as_of_merge('versions', 'source') as merged
