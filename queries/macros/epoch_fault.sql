-- title: Why a time counted since 1970 sets its row aside, or null; an empty cell is no
--   fault.

create or replace temp macro epoch_fault(field, cell, parts_of_a_second, latest_at) as
case
    when coalesce(trim(cell), '') = '' then null
    when try_cast(trim(cell) as decimal(38, 9)) is null then 'bad_time ' || field
    when not coalesce(
        read_epoch(cell, parts_of_a_second)
        between timestamp '2005-01-01' and latest_at, false
    ) then 'time_out_of_range ' || field
end
