-- title: The key of an organisation unit of a directory: its path of names; null when
--   nothing is named. Outer units first.

create or replace temp macro directory_unit(outer_name, inner_name) as
case
    when coalesce(outer_name, inner_name) is not null
        then 'directory:' || lower(concat_ws('/', outer_name, inner_name))
end
