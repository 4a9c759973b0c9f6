-- title: The elements of a list as JSON: REST and gh write the list itself, GraphQL an
--   object with `nodes`; null where the text is neither.

create or replace temp macro nodes_of(cell) as
coalesce(
    json_of(cell, 'ARRAY'),
    json_of(cast(json_of(cell, 'OBJECT') -> 'nodes' as varchar), 'ARRAY')
)
