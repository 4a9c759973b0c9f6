-- title: The sum of a list of amounts in cents, in whole units of their currency; null
--   when none is measured.

create or replace temp macro sum_cents(cells) as
cast(
    list_sum(list_transform(cells, lambda cell: read_cents(cell))) as decimal(18, 9)
)
