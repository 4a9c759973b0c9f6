-- title: Claude Code Analytics: models and edit tools of a day, over all terminals. A
--   part without a row for a measure counted none of it

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
        unnest(claude_parts(source)) as part
    from kept
    inner join source
        on kept.file_id = source.file_id and kept.row_number = source.row_number
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
    counted.count.measure,
    counted.part.is_additive,
    counted.part.is_complete,
    sum(try_cast(counted.count.cell as double)) as amount,
    min(counted.file_id) as file_id,
    arg_min(counted.row_number, (counted.file_id, counted.row_number)) as row_number
from counted
where try_cast(counted.count.cell as double) > 0
group by all
