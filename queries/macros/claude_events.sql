-- title: Claude Code's events in the logs of one OpenTelemetry resource, each with its
--   name and attributes. Bodies are not read, and other scopes are left out.

create or replace temp macro claude_events(resource, scopes) as
list_filter(
    flatten(list_transform(scopes, lambda scope: list_transform(
        scope.logrecords, lambda record: {
            scope: scope.scope.name,
            names: otlp_names(list_concat(resource.attributes, record.attributes)),
            texts: otlp_texts(list_concat(resource.attributes, record.attributes)),
            told_at: coalesce(
                nullif(record.timeunixnano, '0'), record.observedtimeunixnano
            )
        }
    ))),
    lambda event: claude_meter(event.scope, otlp_attribute(event, 'event.name'))
    is not null
)
