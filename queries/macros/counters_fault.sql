-- title: Why a list of counters, each a name and a cell, sets its record aside,
--   or null.

create or replace temp macro counters_fault(counters) as
list_filter(
    list_transform(counters, lambda counter: coalesce(
        number_fault(counter.key, counter.value),
        case
            when read_number(counter.value) < 0 then 'negative_count ' || counter.key
        end
    )),
    lambda fault: fault is not null
)[1]
