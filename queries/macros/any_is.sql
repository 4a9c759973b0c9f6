-- title: Whether one of these answers is yes; an unknown one is none.

create or replace temp macro any_is(answers) as coalesce(list_bool_or(answers), false)
