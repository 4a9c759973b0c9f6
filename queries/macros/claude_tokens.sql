-- title: The tokens an event of Claude Code names, as pairs of attribute and cell.

create or replace temp macro claude_tokens(event) as
list_transform(
    ['input_tokens', 'cache_read_tokens', 'cache_creation_tokens', 'output_tokens'],
    lambda name: [name, otlp_attribute(event, name)]
)
