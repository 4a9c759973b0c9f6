-- title: A number with a decimal comma, as 1.234,5, with a point; a text that is no
--   number when it does not follow that pattern.

create or replace temp macro decimal_comma(cell) as
case
    when
        regexp_full_match(
            trim(cell),
            '[-+]?(?:\d{1,3}(?:[.'' \x{00A0}\x{202F}]\d{3})+|\d+)(?:,\d+)?'
        )
        then
            replace(
                regexp_replace(trim(cell), '[.'' \x{00A0}\x{202F}]', '', 'g'), ',', '.'
            )
    when regexp_matches(cell, '\d') then 'no number'
    else cell
end
