-- title: What a description names that is evidence, as `extra`; null when it is
--   nothing.

create or replace temp macro body_references(body) as
case
    when len(trailers(body)) > 0
        then json_object('body_references', trailers(body))
end
