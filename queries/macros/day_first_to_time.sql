-- title: A local time written as day/month/year in figures. Two digits of a year are
--   not four: they would be read as the first century.

create or replace temp macro day_first_to_time(words) as
case
    when regexp_matches(words, '^\d+/\d+/\d{4}')
        then
            try_strptime(words, [
                '%d/%m/%Y %H:%M', '%d/%m/%Y %H:%M:%S', '%d/%m/%Y', '%d/%m/%Y %I:%M %p',
                '%d/%m/%Y %I:%M:%S %p'
            ])
    else try_strptime(words, ['%d/%m/%y %H:%M', '%d/%m/%y', '%d/%m/%y %I:%M %p'])
end
