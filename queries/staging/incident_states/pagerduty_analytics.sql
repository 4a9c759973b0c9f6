-- title: Triggered, acknowledged, resolved, as the durations tell it

select
    told.incident_key,
    told.moment.state,
    told.moment.entered_at,
    case
        when told.moment.state = 'resolved'
            then json_object('is_auto_resolved', told.is_auto_resolved)
    end as extra,
    told.file_id,
    told.row_number
from (
    select
        versions.*,
        unnest(incident_moments(
            versions.created_at, versions.acknowledged_at, versions.resolved_at
        )) as moment
    from versions
) as told
