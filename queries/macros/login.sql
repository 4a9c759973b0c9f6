-- title: A GitHub login in lower case; gh writes apps as app/<login>.

create or replace temp macro login(name) as
nullif(regexp_replace(lower(trim(name)), '^app/', ''), '')
