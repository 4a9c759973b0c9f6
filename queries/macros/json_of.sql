-- title: A JSON text of a kind, OBJECT or ARRAY; null where the text is none.

create or replace temp macro json_of(cell, kind) as
case
    when json_valid(cell)
        then if(json_type(cell) = kind, cast(cell as json), null)
end
