-- title: Why a number sets its row aside, or null; an empty cell is no fault.

create or replace temp macro number_fault(field, cell) as
case
    when read_number(cell) is not null then null
    when coalesce(trim(cell), '') = '' then null
    when try_cast(cell as double) is not null then 'not_finite ' || field
    else 'bad_number ' || field
end
