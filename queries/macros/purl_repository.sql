-- title: The repository that a package URL of a code host names; null for other
--   packages.

create or replace temp macro purl_repository(artifact) as
case regexp_extract(lower(artifact), '^pkg:([a-z]+)/', 1)
    when 'github' then 'github.com/'
    when 'gitlab' then 'gitlab.com/'
    when 'bitbucket' then 'bitbucket.org/'
end || nullif(regexp_extract(lower(artifact), '^pkg:[a-z]+/([^@?#]+)', 1), '')
