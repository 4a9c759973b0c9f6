-- title: Parts of a key as one text, in which a missing part keeps its place.

create or replace temp macro key_of(parts) as
array_to_string(list_transform(parts, lambda part: coalesce(part, '')), '|')
