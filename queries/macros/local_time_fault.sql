-- title: Why a local time sets its row aside, or null; an empty cell is no fault.

create or replace temp macro local_time_fault(field, cell, date_order, latest_at) as
case
    when coalesce(trim(cell), '') = '' then null
    when read_local_time(cell, date_order) is null then 'bad_time ' || field
    when
        not read_local_time(cell, date_order)
        between timestamp '2005-01-01' and latest_at
        then 'time_out_of_range ' || field
end
