-- title: The state of a ServiceNow incident in words, also from its number.

create or replace temp macro servicenow_state(cell) as
case servicenow_cell(cell)
    when '1' then 'new'
    when '2' then 'in progress'
    when '3' then 'on hold'
    when '6' then 'resolved'
    when '7' then 'closed'
    when '8' then 'canceled'
    else lower(servicenow_cell(cell))
end
