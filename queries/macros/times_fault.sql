-- title: Why one of these times, each a pair of field and cell, sets its row aside, or
--   null.

create or replace temp macro times_fault(pairs, latest_at) as
list_filter(
    list_transform(pairs, lambda pair: time_fault(pair[1], pair[2], latest_at)),
    lambda fault: fault is not null
)[1]
