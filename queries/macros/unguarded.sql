-- title: A text without the apostrophe that guards a cell which looks like a formula.

create or replace temp macro unguarded(cell) as
if(regexp_matches(cell, '^''[=+@\t\r-]'), substr(cell, 2), cell)
