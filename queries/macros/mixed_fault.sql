-- title: Why a list of units sets its record aside: two of them are never added.

create or replace temp macro mixed_fault(field, units) as
case when len(list_distinct(units)) > 1 then 'unknown_unit ' || field end
