-- title: The commit that a description or message says it reverts; null when it says
--   none.

create or replace temp macro reverted_sha(words) as
nullif(
    regexp_extract(lower(words), '\bthis reverts commit ([0-9a-f]{7,40})\b', 1), ''
)
