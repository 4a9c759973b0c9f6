-- title: A local time whose day, month and year are figures in a known order.

create or replace temp macro figures_to_time(cell, date_order) as
case date_order
    when 'dmy'
        then
            try_strptime(translate(trim(cell), '.-', '//'), [
                '%d/%m/%y %H:%M', '%d/%m/%y %I:%M %p', '%d/%m/%y', '%d/%m/%Y %H:%M',
                '%d/%m/%Y %H:%M:%S', '%d/%m/%Y %I:%M %p', '%d/%m/%Y %I:%M:%S %p',
                '%d/%m/%Y'
            ])
    when 'mdy'
        then
            try_strptime(translate(trim(cell), '.-', '//'), [
                '%m/%d/%y %H:%M', '%m/%d/%y %I:%M %p', '%m/%d/%y', '%m/%d/%Y %H:%M',
                '%m/%d/%Y %H:%M:%S', '%m/%d/%Y %I:%M %p', '%m/%d/%Y %I:%M:%S %p',
                '%m/%d/%Y'
            ])
end
