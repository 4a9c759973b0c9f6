-- title: A breakdown of Copilot whose parts overlap: the five most used skills, servers
--   or commands, and how many different ones there were.

create or replace temp macro copilot_overlaps(name, uses, different) as
list_concat(
    list_transform(uses, lambda part: breakdown_part(
        'totals_by_' || name, 'overlapping', [name, struct_extract(part, name)],
        ['', ''],
        [{
            measure: 'uses',
            cell: coalesce(
                part.interaction_count, part.user_initiated_interaction_count
            )
        }], null
    )),
    [breakdown_part(
        'distinct_' || name || '_use_count', 'overlapping', [name, 'all'], ['', ''],
        [{ measure: 'different', cell: different }], null
    )]
)
