-- title: Which series or source attributes name: their pairs in order, as a hash. Texts
--   that people or models wrote are no part of it.

create or replace temp macro otlp_identity(attributes) as
md5(array_to_string(
    list_sort(list_transform(
        list_filter(attributes, lambda attribute: not regexp_matches(
            attribute.key, '(?i)prompt|response|tool_|error|content|body'
        )),
        lambda attribute: key_of([
            attribute.key, attribute.value.stringvalue, attribute.value.intvalue,
            attribute.value.doublevalue, attribute.value.boolvalue
        ])
    )),
    ','
))
