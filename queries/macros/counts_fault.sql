-- title: Why one of these counts, each a pair of field and cell, sets its row aside, or
--   null.

create or replace temp macro counts_fault(pairs) as
list_filter(
    list_transform(pairs, lambda pair: coalesce(
        count_fault(pair[1], pair[2]),
        case when read_count(pair[2]) < 0 then 'negative_count ' || pair[1] end
    )),
    lambda fault: fault is not null
)[1]
