-- title: The key of a Jira issue, from a key alone or one with a title behind it; null
--   where a text starts with none.

create or replace temp macro issue_key(cell) as
'jira:' || nullif(
    regexp_extract(upper(trim(cell)), '^([A-Z][A-Z0-9_]+-\d+)(?:\W|$)', 1), ''
)
