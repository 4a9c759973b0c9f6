-- title: One attribute of an OpenTelemetry record as text, whatever kind of value it
--   has; null when it is not there.

create or replace temp macro otlp_attribute(attributes, name) as
list_first(list_transform(
    list_filter(attributes, lambda attribute: attribute.key = name),
    lambda attribute: coalesce(
        attribute.value.stringvalue, attribute.value.intvalue,
        attribute.value.doublevalue, attribute.value.boolvalue
    )
))
