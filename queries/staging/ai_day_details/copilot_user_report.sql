-- title: Copilot: what a person used, and every breakdown of the day. A part without a
--   row for a measure counted none of it

with record as (
    select
        source.*,
        kept.system,
        kept.id_kind,
        kept.id_value,
        kept.tool,
        kept.used_on,
        kept.surface
    from kept
    inner join source
        on kept.file_id = source.file_id and kept.row_number = source.row_number
),

parts as (
    select
        record.*,
        unnest(list_concat(
            copilot_parts(record),
            list_transform(copilot_flags(record), lambda flag: breakdown_part(
                'used', 'overlapping', ['used', flag.name], ['', ''],
                [{ measure: 'used', cell: flag.state }], null
            ))
        )) as part
    from record
),

counted as (
    select
        parts.*,
        unnest(parts.part.counts) as count
    from parts
)

select
    counted.system,
    counted.id_kind,
    counted.id_value,
    counted.tool,
    counted.used_on,
    counted.surface,
    counted.part.dimension,
    counted.part.dimension_value,
    counted.part.second_dimension,
    counted.part.second_value,
    counted.count.measure,
    counted.part.is_additive,
    counted.part.is_complete,
    sum(try_cast(counted.count.cell as double)) as amount,
    any_value(counted.part.extra) as extra,
    counted.file_id,
    counted.row_number
from counted
where
    -- What a person did not use, and what Copilot does not know, are kept apart.
    counted.count.cell is not null
    and (counted.count.cell <> '0' or counted.part.dimension = 'used')
group by all
