-- title: The names of OpenTelemetry attributes, in the order of otlp_texts.

create or replace temp macro otlp_names(attributes) as
list_transform(attributes, lambda attribute: attribute.key)
