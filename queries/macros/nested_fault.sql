-- title: Why a value inside a record sets the record aside, or null.

create or replace temp macro nested_fault(field, is_bad) as
case when is_bad then 'bad_nested_value ' || field end
