-- title: A text without outer spaces; null when nothing is left.

create or replace temp macro blank_to_null(cell) as nullif(trim(cell), '')
