-- title: The events to which an event says it is related.

create or replace temp macro event_links(links) as
list_transform(
    list_filter(
        from_json(json_of(links, 'ARRAY'), '[{
            "linkType": "VARCHAR", "target": {"contextId": "VARCHAR"}
        }]'),
        lambda link: lower(link.linktype) = 'relation'
        and link.target.contextid is not null
    ),
    lambda link: link.target.contextid
)
