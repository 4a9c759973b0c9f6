-- title: host/owner/name in lower case from an address of the GitHub API or web site.

create or replace temp macro github_repository(address) as
nullif(
    regexp_replace(
        lower(address),
        '^https?://(?:api\.)?([^/]+)/(?:api/v3/)?(?:repos/)?([^/]+/[^/?#]+).*$',
        '\1/\2'
    ),
    lower(address)
)
