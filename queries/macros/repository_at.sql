-- title: host/owner/name in lower case from any address of a repository; another text
--   only in lower case.

create or replace temp macro repository_at(address) as
case
    when regexp_matches(address, '^(?:[a-z+]+://|[^/@ ]+@[^/: ]+:)')
        then
            regexp_replace(
                regexp_replace(
                    regexp_replace(
                        lower(address), '^(?:[a-z+]+://)?(?:[^@/]*@)?(?:api\.)?', ''
                    ),
                    '^([^/:]+)(?::|(?:/api/v3)?/repos/)',
                    '\1/'
                ),
                '(?:\.git)?/?$',
                ''
            )
    else lower(address)
end
