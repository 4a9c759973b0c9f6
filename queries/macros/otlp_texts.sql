-- title: The values of OpenTelemetry attributes as texts, in the order of otlp_names.

create or replace temp macro otlp_texts(attributes) as
list_transform(attributes, lambda attribute: otlp_text(attribute.value))
