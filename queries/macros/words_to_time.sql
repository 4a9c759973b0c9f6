-- title: A local time from its day, its month as a word and the rest.

create or replace temp macro words_to_time(words) as
day_first_to_time(
    words.day || '/' || month_number(words.month) || '/'
    || regexp_replace(words.rest, '(?:[/. -]+|, *)(\d+:)', ' \1')
)
