-- title: Which event of Claude Code a log record is: the same one in every copy of it.
--   Texts that people or models wrote are no part of it.

create or replace temp macro claude_event_key(event) as
key_of([
    'otlp log', otlp_attribute(event, 'event.name'),
    otlp_attribute(event, 'session.id'), otlp_attribute(event, 'user.id'),
    otlp_attribute(event, 'event.sequence'), event.told_at,
    otlp_attribute(event, 'request_id'), otlp_attribute(event, 'tool_name'),
    otlp_attribute(event, 'input_tokens'), otlp_attribute(event, 'output_tokens')
])
