-- title: Kiro: messages by model, over all clients of one surface. They are complete
--   where they add up to the messages of the day

with record as (
    select
        kept.*,
        kiro_models(source.extra) as models
    from kept
    inner join source
        on kept.file_id = source.file_id and kept.row_number = source.row_number
),

told as (
    select
        record.*,
        unnest(record.models) as counter,
        list_sum(list_transform(
            record.models, lambda told: read_number(told.value)
        )) as messages_by_model
    from record
)

select
    told.system,
    told.id_kind,
    told.id_value,
    told.tool,
    told.used_on,
    told.surface,
    'model' as dimension,
    regexp_replace(lower(told.counter.key), '_messages$', '') as dimension_value,
    'messages' as measure,
    sum(read_number(told.counter.value)) as amount,
    true as is_additive,
    bool_and(coalesce(told.messages_by_model = told.messages, false)) as is_complete,
    min(told.file_id) as file_id,
    arg_min(told.row_number, (told.file_id, told.row_number)) as row_number
from told
where read_number(told.counter.value) > 0
group by all
