-- grain: One row per tool and kind of feed, with the last day its data are final.

create table staging.watermarks (
    tool varchar,
    kind varchar check (kind in (
        'usage', 'changes', 'deployments', 'incidents', 'roster', 'work', 'spend',
        'figures'
    )),
    data_from date,
    data_to date,
    final_through date,
    primary key (tool, kind)
)
