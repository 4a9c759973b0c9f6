-- title: Why a Cursor cost sets its row aside, or null; the word Included is no fault.

create or replace temp macro cursor_cost_fault(field, cell) as
case when lower(trim(cell)) <> 'included' then money_fault(field, cell) end
