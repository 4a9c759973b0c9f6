-- title: Cursor daily usage by feature and by who pays. A part without a row for a
--   measure counted none of it

with parts as (
    select
        kept.system,
        kept.id_kind,
        kept.id_value,
        kept.tool,
        kept.used_on,
        kept.surface,
        source.file_id,
        source.row_number,
        unnest(cursor_parts(source)) as part
    from kept
    inner join source
        on kept.file_id = source.file_id and kept.row_number = source.row_number
)

select
    parts.system,
    parts.id_kind,
    parts.id_value,
    parts.tool,
    parts.used_on,
    parts.surface,
    parts.part.dimension,
    parts.part.dimension_value,
    parts.part.counts[1].measure as measure,
    parts.part.is_additive,
    parts.part.is_complete,
    try_cast(parts.part.counts[1].cell as double) as amount,
    parts.file_id,
    parts.row_number
from parts
where try_cast(parts.part.counts[1].cell as double) > 0
