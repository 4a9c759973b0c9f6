-- title: True, false or null from the words tools write.

create or replace temp macro read_flag(cell) as
case
    when lower(trim(cell)) in ('true', 'yes', '1') then true
    when lower(trim(cell)) in ('false', 'no', '0') then false
end
