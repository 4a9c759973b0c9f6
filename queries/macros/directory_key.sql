-- title: The key of a person of a directory: its name, the declared scope of the file
--   where one is declared, and the id there, which is text and never reused.

create or replace temp macro directory_key(directory, scope_name, id) as
directory || ':' || nullif(
    concat_ws(':', nullif(scope_name, ''), nullif(lower(trim(id)), '')),
    coalesce(scope_name, '')
)
