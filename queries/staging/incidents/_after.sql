-- title: An incident belongs to the service that its tool calls so, and keeps what
--   another export of it told

update staging.incidents
set
    service_key = told.service_key,
    acknowledged_at = coalesce(incidents.acknowledged_at, told.acknowledged_at),
    resolved_at = if(
        incidents.approximated_fields is null,
        incidents.resolved_at,
        coalesce(told.exactly_resolved_at, incidents.resolved_at)
    ),
    approximated_fields = if(
        told.exactly_resolved_at is null, incidents.approximated_fields, null
    ),
    is_auto_resolved = if(
        incidents.status = 'resolved',
        coalesce(incidents.is_auto_resolved, told.is_auto_resolved),
        incidents.is_auto_resolved
    )
from (
    select
        incidents.incident_key,
        coalesce(max(links.service_key), any_value(incidents.service_key))
            as service_key,
        min(states.entered_at) filter (
            where states.state in ('acknowledged', 'active', 'in progress')
        ) as acknowledged_at,
        max(states.entered_at) filter (
            where
            states.state = 'resolved'
            and not coalesce(read_flag(states.extra ->> 'is_approximated'), false)
        ) as exactly_resolved_at,
        arg_max(read_flag(states.extra ->> 'is_auto_resolved'), states.entered_at)
            as is_auto_resolved
    from staging.incidents as incidents
    left join staging.incident_states as states
        on incidents.incident_key = states.incident_key
    left join staging.services as links
        on
            incidents.source = links.link_kind
            and lower(links.link_value) in (
                lower(incidents.service_key), lower(incidents.extra ->> 'service_id')
            )
    group by incidents.incident_key
) as told
where incidents.incident_key = told.incident_key
