-- title: A number, also with thousands separators; null when it is none or not finite.

create or replace temp macro read_number(cell) as
case
    when isfinite(try_cast(cell as double)) then try_cast(cell as double)
    when regexp_full_match(trim(cell), '-?\d{1,3}(,\d{3})+(\.\d+)?')
        then try_cast(replace(cell, ',', '') as double)
end
