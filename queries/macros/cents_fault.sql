-- title: Why an amount in cents sets its row aside, or null; an empty cell is no fault.

create or replace temp macro cents_fault(field, cell) as
case
    when read_cents(cell) is not null then null
    when read_number(cell) is not null then 'bad_number ' || field
    else number_fault(field, cell)
end
