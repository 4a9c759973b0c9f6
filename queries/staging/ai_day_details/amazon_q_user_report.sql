-- title: Amazon Q: every counter of a day by feature

with record as (
    select
        kept.*,
        unnest(amazon_q_counters(source)) as counter
    from kept
    inner join source
        on kept.file_id = source.file_id and kept.row_number = source.row_number
)

select
    record.system,
    record.id_kind,
    record.id_value,
    record.tool,
    record.used_on,
    record.surface,
    'feature' as dimension,
    lower(split_part(record.counter.key, '_', 1)) as dimension_value,
    lower(split_part(record.counter.key, '_', 2)) as measure,
    read_number(record.counter.value) as amount,
    true as is_additive,
    false as is_complete,
    record.file_id,
    record.row_number
from record
where read_number(record.counter.value) > 0
