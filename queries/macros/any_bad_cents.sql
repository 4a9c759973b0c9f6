-- title: Whether a list of cells holds one that is no amount in cents.

create or replace temp macro any_bad_cents(cells) as
coalesce(len(list_filter(
    cells, lambda cell: cell is not null and coalesce(read_cents(cell) < 0, true)
)) > 0, false)
