-- title: The sum of a list of cells; null when none is measured.

create or replace temp macro sum_counts(cells) as
cast(list_sum(list_transform(cells, lambda cell: read_count(cell))) as bigint)
