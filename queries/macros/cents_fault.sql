-- title: Why an amount in cents sets its row aside, or null; an empty cell is no fault.

create or replace temp macro cents_fault(field, cell) as
coalesce(
    number_fault(field, cell),
    case
        when coalesce(trim(cell), '') <> '' and read_cents(cell) is null
            then 'bad_number ' || field
    end
)
