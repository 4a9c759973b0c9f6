-- title: The value of an OpenTelemetry attribute as text, whatever kind it has.

create or replace temp macro otlp_text(value) as
coalesce(value.stringvalue, value.intvalue, value.doublevalue, value.boolvalue)
