-- title: A local time whose day, month and year are figures in a known order.

create or replace temp macro figures_to_time(cell, date_order) as
case date_order
    when 'dmy' then day_first_to_time(translate(trim(cell), '.-', '//'))
    when 'mdy'
        then
            day_first_to_time(regexp_replace(
                translate(trim(cell), '.-', '//'), '^(\d+)/(\d+)/', '\2/\1/'
            ))
end
