-- title: The edit tools of Claude Code and the counters of the other Claude products of
--   a person's day as one list of parts. Counts of distinct things never add up.

create or replace temp macro claude_enterprise_parts(record, surface) as
if(
    surface = 'cli',
    list_transform(
        [
            { name: 'edit', counts: record.claude_code_metrics.tool_actions.edit_tool },
            {
                name: 'multi_edit',
                counts: record.claude_code_metrics.tool_actions.multi_edit_tool
            },
            {
                name: 'write',
                counts: record.claude_code_metrics.tool_actions.write_tool
            },
            {
                name: 'notebook_edit',
                counts: record.claude_code_metrics.tool_actions.notebook_edit_tool
            }
        ],
        lambda part: breakdown_part(
            'tool_actions', 'complete', ['edit_tool', part.name], ['', ''],
            [
                { measure: 'accepts', cell: part.counts.accepted_count },
                { measure: 'rejects', cell: part.counts.rejected_count }
            ],
            null
        )
    ),
    flatten(list_transform(
        claude_products(record),
        lambda product: list_transform(
            map_entries(product.counts),
            lambda counted: breakdown_part(
                product.field,
                if(starts_with(counted.key, 'distinct_'), 'overlapping', 'attributed'),
                [
                    'product',
                    regexp_extract(product.field, '^(?:office_metrics\.)?([^_]+)', 1)
                ],
                ['', ''],
                [{ measure: counted.key, cell: counted.value }],
                null
            )
        )
    ))
)
