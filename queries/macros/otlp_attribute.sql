-- title: One attribute of an OpenTelemetry record as text; null when it is not there.

create or replace temp macro otlp_attribute(record, name) as
record.texts[list_position(record.names, name)]
