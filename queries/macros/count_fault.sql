-- title: Why a count sets its row aside, or null; an empty cell is no fault.

create or replace temp macro count_fault(field, cell) as
case
    when read_count(cell) is not null then null
    when read_number(cell) is not null then 'bad_number ' || field
    else number_fault(field, cell)
end
