-- title: The last day in the path of a file, for answers that hold no day themselves.

create or replace temp macro named_day(file_name) as
read_day(
    regexp_replace(
        file_name,
        '^(?:.*\D)?(20\d\d)[-_/]?(\d\d)[-_/]?(\d\d)(?:\D.*)?$',
        '\1-\2-\3'
    )
)
