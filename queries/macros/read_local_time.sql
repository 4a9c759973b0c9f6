-- title: A local time without a zone, its month also as a word. Day and month in
--   figures are read only where their order is declared (dmy or mdy), because
--   06/07/2026 is two days.

create or replace temp macro read_local_time(cell, date_order) as
case
    when regexp_matches(cell, '^\s*\d{4}') then try_cast(trim(cell) as timestamp)
    when regexp_matches(cell, '^\s*\d+[/.-]\d') then figures_to_time(cell, date_order)
    else coalesce(
        try_strptime(trim(cell), [
            '%d/%b/%y %I:%M %p', '%d/%b/%y %H:%M', '%d/%b/%y', '%d/%b/%Y %I:%M %p',
            '%d/%b/%Y %H:%M', '%d %b %Y %H:%M'
        ]),
        words_to_time(date_words(cell))
    )
end
