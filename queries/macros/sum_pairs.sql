-- title: The sum of counts, each a pair of field and cell; null when none is measured.

create or replace temp macro sum_pairs(pairs) as
sum_counts(list_transform(pairs, lambda pair: pair[2]))
