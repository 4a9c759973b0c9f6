-- title: The key of a Cursor event, the same one in every generation of its exports.

create or replace temp macro cursor_event_key(id_value, occurred_at, model_name) as
'cursor|' || coalesce(id_value, '')
|| '|' || coalesce(cast(epoch_ms(occurred_at) as varchar), '')
|| '|' || coalesce(model_name, '')
