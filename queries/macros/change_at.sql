-- title: host/owner/name#number in lower case from any address of a pull or merge
--   request; another text only in lower case.

create or replace temp macro change_at(address) as
coalesce(
    repository_at(nullif(
        regexp_extract(
            address,
            '^(.*?)/(?:-/)?(?:pulls?|pull-?requests?|merge_requests)/\d+(?:[/?#].*)?$',
            1
        ),
        ''
    )) || '#' || regexp_extract(
        address, '/(?:pulls?|pull-?requests?|merge_requests)/(\d+)(?:[/?#].*)?$', 1
    ),
    lower(address)
)
