-- title: The models and the edit tools of a Claude Code day as one list of parts; both
--   add up to the day.

create or replace temp macro claude_parts(record) as
list_concat(
    list_transform(record.model_breakdown, lambda part: breakdown_part(
        'model_breakdown', 'complete', ['model', part.model], ['', ''],
        [
            { measure: 'uncached_input_tokens', cell: part.tokens.input },
            { measure: 'output_tokens', cell: part.tokens.output },
            { measure: 'cache_read_tokens', cell: part.tokens.cache_read },
            { measure: 'cache_write_tokens', cell: part.tokens.cache_creation },
            {
                measure: 'cost',
                cell: cast(read_cents(part.estimated_cost.amount) as varchar)
            }
        ],
        null
    )),
    list_transform(
        [
            { name: 'edit', counts: record.tool_actions.edit_tool },
            { name: 'multi_edit', counts: record.tool_actions.multi_edit_tool },
            { name: 'write', counts: record.tool_actions.write_tool },
            { name: 'notebook_edit', counts: record.tool_actions.notebook_edit_tool }
        ],
        lambda part: breakdown_part(
            'tool_actions', 'complete', ['edit_tool', part.name], ['', ''],
            [
                { measure: 'accepts', cell: part.counts.accepted },
                { measure: 'rejects', cell: part.counts.rejected }
            ],
            null
        )
    )
)
