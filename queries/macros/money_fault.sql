-- title: Why an amount sets its row aside, or null; an empty cell is no fault, and one
--   that is larger than any money is no amount.

create or replace temp macro money_fault(field, cell) as
coalesce(
    number_fault(field, ltrim(cell, '$ ')),
    case
        when coalesce(trim(cell), '') <> '' and read_money(cell) is null
            then 'bad_number ' || field
    end
)
