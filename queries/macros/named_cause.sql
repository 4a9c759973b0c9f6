-- title: The commit that words about an incident name as its root cause; nothing else
--   of them is kept.

create or replace temp macro named_cause(words) as
nullif(regexp_extract(words, '(?i)root cause:? *([0-9a-f]{7,40})\b', 1), '')
