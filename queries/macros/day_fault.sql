-- title: Why a day sets its row aside, or null; an empty cell is no fault.

create or replace temp macro day_fault(field, cell) as
case
    when read_day(cell) between date '2005-01-01' and date '2100-01-01' then null
    when coalesce(trim(cell), '') = '' then null
    when read_day(cell) is null then 'bad_time ' || field
    when not read_day(cell) between date '2005-01-01' and date '2100-01-01'
        then 'time_out_of_range ' || field
end
