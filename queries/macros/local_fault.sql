-- title: Why a local time sets its row aside, from its text and what was read of it, or
--   null; an empty cell is no fault.

create or replace temp macro local_fault(field, cell, local_time, latest_at) as
case
    when local_time between timestamp '2005-01-01' and latest_at then null
    when coalesce(trim(cell), '') = '' then null
    when local_time is null then 'bad_time ' || field
    when not local_time between timestamp '2005-01-01' and latest_at
        then 'time_out_of_range ' || field
end
