-- title: Whose Cursor events a row holds: `You` and nobody mean the declared owner.

create or replace temp macro cursor_user(cell, declared_owner) as
coalesce(nullif(lower(blank_to_null(cell)), 'you'), lower(declared_owner), '')
