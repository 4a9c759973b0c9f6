-- title: An incident belongs to the service whose PagerDuty name or id it bears

update staging.incidents
set service_key = links.service_key
from staging.services as links
where
    links.link_kind = 'pagerduty'
    and lower(links.link_value) in (
        lower(staging.incidents.service_key),
        lower(staging.incidents.extra ->> 'service_id')
    )
