-- title: A local time without a zone. Day and month in figures are read only where
--   their order is declared (dmy or mdy), because 06/07/2026 is two days.

create or replace temp macro read_local_time(cell, date_order) as
coalesce(
    try_cast(trim(cell) as timestamp),
    try_strptime(trim(cell), [
        '%d/%b/%y %I:%M %p', '%d/%b/%y %H:%M', '%d/%b/%Y %I:%M %p', '%d/%b/%Y %H:%M',
        '%d/%b/%y', '%d %b %Y %H:%M'
    ]),
    case date_order
        when 'dmy'
            then
                try_strptime(
                    trim(cell), ['%d/%m/%Y %H:%M', '%d/%m/%Y %I:%M %p', '%d/%m/%Y']
                )
        when 'mdy'
            then
                try_strptime(
                    trim(cell), ['%m/%d/%Y %H:%M', '%m/%d/%Y %I:%M %p', '%m/%d/%Y']
                )
    end
)
