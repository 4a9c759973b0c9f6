-- title: Why a time sets its row aside, or null; an empty cell is no fault.

create or replace temp macro time_fault(field, cell, latest_at) as
case
    when read_time(cell) between timestamp '2005-01-01' and latest_at then null
    when coalesce(trim(cell), '') = '' then null
    when read_time(cell) is null then 'bad_time ' || field
    when not read_time(cell) between timestamp '2005-01-01' and latest_at
        then 'time_out_of_range ' || field
end
