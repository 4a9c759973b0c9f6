-- title: host/owner/name in lower case from an address or from owner/name.

create or replace temp macro repository(named) as
case
    when starts_with(lower(named), 'http') then github_repository(named)
    when regexp_full_match(named, '[^/]+/[^/]+') then 'github.com/' || lower(named)
    else lower(named)
end
