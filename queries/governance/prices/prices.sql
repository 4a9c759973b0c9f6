-- title: List prices
-- tool: governance
-- feed: register
-- container: csv
-- recognised_by: tool, unit, valid_from, price, currency
-- columns: valid_to, source_url
-- natural_key: tool, unit, valid_from
-- newest_by: export
-- whole: true

select
    source.file_id,
    source.row_number,
    source.extra,
    lower(source.tool) as tool,
    source.unit,
    source.currency,
    source.source_url,
    read_day(source.valid_from) as valid_from,
    read_day(source.valid_to) as valid_to,
    read_money(source.price) as price,
    coalesce(
        missing('tool', source.tool),
        missing('unit', source.unit),
        missing('valid_from', source.valid_from),
        day_fault('valid_from', source.valid_from),
        day_fault('valid_to', source.valid_to),
        money_fault('price', source.price)
    ) as fault
from source
