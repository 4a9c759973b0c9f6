-- title: The commit that a package URL names as its version; null when it names
--   another.

create or replace temp macro purl_sha(artifact) as
nullif(regexp_extract(lower(artifact), '@([0-9a-f]{40})(?:[?#]|$)', 1), '')
