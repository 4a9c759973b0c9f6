-- title: host/group/project in lower case from an address of a GitLab site, or declared
--   as group/project or with its host; null when there is none.

create or replace temp macro gitlab_project(address, declared) as
coalesce(
    repository_at(nullif(
        regexp_extract(
            address,
            '^(https?://[^/]+/.+?)/(?:-/)?'
            || '(?:merge_requests|commits?|jobs|pipelines|environments|deployments)/',
            1
        ),
        ''
    )),
    case
        when regexp_matches(declared, '^https?://') then repository_at(declared)
        when regexp_matches(declared, '^[^/]+\.[^/]+/') then lower(declared)
        when declared is not null then 'gitlab.com/' || lower(declared)
    end
)
