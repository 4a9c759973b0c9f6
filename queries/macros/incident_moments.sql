-- title: The states an incident entered, of those whose time is known.

create or replace temp macro incident_moments(
    triggered_at, acknowledged_at, resolved_at
) as
list_filter(
    [
        struct_pack(state := 'triggered', entered_at := triggered_at),
        struct_pack(state := 'acknowledged', entered_at := acknowledged_at),
        struct_pack(state := 'resolved', entered_at := resolved_at)
    ],
    lambda moment: moment.entered_at is not null
)
