-- title: Why a breakdown sets its record aside, or null: a part of it counts what is no
--   count.

create or replace temp macro breakdown_fault(parts) as
'bad_nested_value ' || list_filter(
    parts,
    lambda part: list_bool_or(list_transform(
        part.counts,
        lambda count: count.cell is not null
        and coalesce(try_cast(count.cell as double) < 0, true)
    ))
)[1].field
