-- title: Whether a list of cells holds one that is no count.

create or replace temp macro any_bad_count(cells) as
coalesce(len(list_filter(
    cells,
    lambda cell: cell is not null and (read_count(cell) is null or read_count(cell) < 0)
)) > 0, false)
