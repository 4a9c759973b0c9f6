-- title: Times of a list as UTC, null for each that is none.

create or replace temp macro read_times(cells) as
list_transform(cells, lambda cell: read_time(cell))
