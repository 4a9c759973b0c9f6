-- title: What other tools call a service, as pairs of kind and name; one empty pair
--   where none is known.

create or replace temp macro service_links(code, pages, planning, records) as
coalesce(
    nullif(
        list_filter(
            [
                ['repository', repository(trim(code))],
                ['pagerduty', trim(pages)],
                ['jira', trim(planning)],
                ['servicenow', trim(records)]
            ],
            lambda pair: pair[2] <> ''
        ),
        []
    ),
    [['', '']]
)
