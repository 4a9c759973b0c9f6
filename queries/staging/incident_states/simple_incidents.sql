-- title: Triggered and resolved, also as earlier exports told it

select
    told.incident_key,
    told.moment.state,
    told.moment.entered_at,
    case
        when told.moment.state = 'resolved'
            then json_object('is_approximated', told.approximated_fields is not null)
    end as extra,
    told.file_id,
    told.row_number
from (
    select
        versions.*,
        unnest(incident_moments(versions.created_at, null, versions.resolved_at))
            as moment
    from versions
) as told
