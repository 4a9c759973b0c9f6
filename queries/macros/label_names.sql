-- title: Labels in lower case, from texts or from objects with a name or title; never a
--   blank one.

create or replace temp macro label_names(cell) as
list_distinct(list_filter(
    list_transform(
        from_json(nodes_of(cell), '["JSON"]'),
        lambda borne: lower(trim(
            coalesce(borne ->> 'name', borne ->> 'title', borne ->> '$')
        ))
    ),
    lambda label: label <> ''
))
