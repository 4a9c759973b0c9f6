-- title: A custom field of a Jira issue as text, by the name that the answer gives it;
--   null where it names no such field.

create or replace temp macro jira_custom(fields, field_names, wanted) as
json_extract_string(
    map_extract_value(
        try_cast(json_of(fields, 'OBJECT') as map (varchar, json)),
        list_filter(
            map_entries(
                try_cast(json_of(field_names, 'OBJECT') as map (varchar, varchar))
            ),
            lambda one: lower(one.value) = wanted
        )[1].key
    ),
    '$'
)
