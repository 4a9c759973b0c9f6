-- title: The counters of every Claude product of a person's day besides Claude Code,
--   each with the field it stands in.

create or replace temp macro claude_products(record) as
list_transform(
    list_filter(
        [
            ['chat_metrics', record.chat_metrics],
            ['cowork_metrics', record.cowork_metrics],
            ['design_metrics', record.design_metrics],
            ['office_metrics.excel', record.office_metrics.excel],
            ['office_metrics.outlook', record.office_metrics.outlook],
            ['office_metrics.powerpoint', record.office_metrics.powerpoint],
            ['office_metrics.word', record.office_metrics.word]
        ],
        lambda pair: pair[2] is not null
    ),
    lambda pair: { field: pair[1], counts: read_counters(pair[2]) }
)
