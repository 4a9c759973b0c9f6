-- title: Day, month and the rest of a time whose month is a word, as 10/Okt./26 09:30.

create or replace temp macro date_words(cell) as
regexp_extract(
    lower(trim(cell)),
    '^(\d{1,2})[/. -]+([^\d/. -]+)[/. -]+(\d.*)$',
    ['day', 'month', 'rest']
)
