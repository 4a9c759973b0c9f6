-- title: Claude Code's events in the logs of one OpenTelemetry resource, each with its
--   name and all attributes. Bodies are not read, and other scopes are left out.

create or replace temp macro claude_events(resource, scopes) as
list_filter(
    flatten(list_transform(scopes, lambda scope: list_transform(
        scope.logrecords, lambda record: {
            measure: claude_meter(
                scope.scope.name, otlp_attribute(record.attributes, 'event.name')
            ),
            cell: '',
            since: '',
            told_at: coalesce(
                nullif(record.timeunixnano, '0'), record.observedtimeunixnano
            ),
            attributes: list_concat(resource.attributes, record.attributes)
        }
    ))),
    lambda event: event.measure is not null
)
