-- title: One part of a day's breakdown, from the field it stands in. Parts that overlap
--   are not additive; a complete breakdown adds up to its day.

create or replace temp macro breakdown_part(
    field, kind, first, second, counts, extra
) as
{
    field: field,
    dimension: first[1],
    dimension_value: coalesce(blank_to_null(first[2]), 'unknown'),
    second_dimension: second[1],
    second_value: if(second[1] = '', '', coalesce(blank_to_null(second[2]), 'unknown')),
    is_additive: kind <> 'overlapping',
    is_complete: kind = 'complete',
    counts: counts,
    extra: extra
}
