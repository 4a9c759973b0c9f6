-- title: owner/name of a repository key, which starts with the host.

create or replace temp macro github_name(repository_key) as
regexp_replace(repository_key, '^[^/]+/', '')
