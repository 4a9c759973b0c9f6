-- title: Why an amount sets its row aside, or null; an empty cell is no fault.

create or replace temp macro money_fault(field, cell) as
number_fault(field, ltrim(cell, '$ '))
