-- title: A cell of a ServiceNow export, which writes `?` for nothing.

create or replace temp macro servicenow_cell(cell) as
nullif(blank_to_null(cell), '?')
