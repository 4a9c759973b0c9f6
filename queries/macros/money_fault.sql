-- title: Why an amount sets its row aside, or null; an empty cell is no fault, and one
--   that is larger than any money is no amount.

create or replace temp macro money_fault(field, cell) as
case
    when read_money(cell) is not null then null
    else coalesce(
        number_fault(field, ltrim(cell, '$ ')),
        case when coalesce(trim(cell), '') <> '' then 'bad_number ' || field end
    )
end
