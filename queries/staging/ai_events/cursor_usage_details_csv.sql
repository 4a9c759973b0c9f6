-- title: Cursor dashboard CSV, usage details (August 2025)
-- tool: cursor
-- feed: usage
-- container: csv
-- recognised_by: Date, User, Kind, Max Mode, Model, Tokens, Cost ($)
-- natural_key: occurred_at, model_name, id_value
-- family: cursor_events
-- generation: 1
-- newest_by: export
-- dated_by: used_on
-- final_after_days: 3
-- money: USD

with read as (
    select
        source.*,
        coalesce(nullif(lower(trim(source."User")), 'you'), lower(source.declared_owner), '')
            as id_value
    from source
)

select
    read.file_id,
    read.row_number,
    read.extra,
    'cursor' as tool,
    'cursor' as system,
    read.id_value,
    read."Model" as model_name,
    read."Kind" as kind,
    read_time(read."Date") as occurred_at,
    cast(read_time(read."Date") as date) as used_on,
    cast(read_time(read."Date") as date) + 3 as final_on,
    read_count(read."Tokens") as total_tokens,
    read_money(read."Cost ($)") as cost,
    concat_ws('|', 'cursor', read.id_value, read."Date", read."Model") as event_key,
    case read.id_value when '' then 'unknown' else 'email' end as id_kind,
    lower(read."Kind") not like 'included%' and lower(read."Kind") not like 'errored%'
        as is_chargeable,
    case when read_money(read."Cost ($)") is not null then 'USD' end as currency,
    case
        when read_money(read."Cost ($)") is null then null
        when lower(read."Kind") like 'included%' then 'notional_included'
        else 'charged'
    end as cost_kind,
    coalesce(
        missing('Date', read."Date"),
        missing('Model', read."Model"),
        time_fault('Date', read."Date", read.latest_at),
        count_fault('Tokens', read."Tokens"),
        case when lower(read."Cost ($)") <> 'included'
            then money_fault('Cost ($)', read."Cost ($)")
        end
    ) as fault
from read
