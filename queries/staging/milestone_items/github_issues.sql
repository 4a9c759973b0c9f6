-- title: Issues on a milestone

select
    kept.item_key,
    kept.file_id,
    kept.row_number,
    regexp_replace(kept.item_key, '#\d+$', ':') || (kept.extra ->> 'milestone')
        as milestone_key
from kept
where kept.extra ->> 'milestone' is not null
