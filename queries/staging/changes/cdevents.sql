-- title: Changes that CDEvents tell about

select
    kept.change_key,
    kept.repository_key,
    case
        when bool_or(kept.kind = 'change.merged') then 'merged'
        when arg_max(kept.kind, kept.happened_at) = 'change.abandoned' then 'closed'
        else 'open'
    end as state,
    min(kept.happened_at) filter (where kept.kind = 'change.created') as created_at,
    min(kept.happened_at) filter (where kept.kind = 'change.merged') as merged_at,
    max(kept.happened_at) filter (
        where kept.kind in ('change.merged', 'change.abandoned')
    ) as closed_at,
    arg_max(kept.file_id, kept.happened_at) as file_id,
    arg_max(kept.row_number, kept.happened_at) as row_number
from kept
where kept.kind like 'change.%'
group by kept.change_key, kept.repository_key
