-- title: The key of the change that a description says it reverts; null when it says
--   none.

create or replace temp macro reverted_change(body, repository_key) as
change_named(
    nullif(
        regexp_extract(body, '(?i)\breverts ((?:[\w.-]+/[\w./-]+)?[#!]\d+)', 1), ''
    ),
    repository_key
)
