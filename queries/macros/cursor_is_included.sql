-- title: Whether a Cursor event was in the plan or failed, so that nobody paid for it.

create or replace temp macro cursor_is_included(kind) as
lower(kind) like 'included%' or lower(kind) like 'errored%'
