-- title: Cursor dashboard CSV, usage events (from August 2025)
-- tool: cursor
-- feed: usage
-- container: csv
-- recognised_by: Date, Kind, Model, Max Mode, Input (w/ Cache Write), Input (w/o Cache Write),
--   Cache Read, Output Tokens, Total Tokens, Cost
-- columns: User, Cloud Agent ID, Automation ID
-- natural_key: occurred_at, model_name, id_value
-- family: cursor_events
-- generation: 3
-- newest_by: export
-- dated_by: used_on
-- final_after_days: 3
-- money: USD

with read as (
    select
        source.*,
        coalesce(nullif(lower(trim(source."User")), 'you'), lower(source.declared_owner), '')
            as id_value,
        coalesce(source."Cloud Agent ID", source."Automation ID") as agent_session
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
    read.agent_session as session_key,
    read.agent_session is not null as is_headless,
    read_time(read."Date") as occurred_at,
    cast(read_time(read."Date") as date) as used_on,
    cast(read_time(read."Date") as date) + 3 as final_on,
    read_count(read."Input (w/o Cache Write)") as uncached_input_tokens,
    read_count(read."Input (w/ Cache Write)") as cache_write_tokens,
    read_count(read."Cache Read") as cache_read_tokens,
    read_count(read."Output Tokens") as output_tokens,
    read_count(read."Total Tokens") as total_tokens,
    read_money(read."Cost") as cost,
    concat_ws('|', 'cursor', read.id_value, read."Date", read."Model") as event_key,
    case read.id_value when '' then 'unknown' else 'email' end as id_kind,
    lower(read."Kind") not like 'included%' and lower(read."Kind") not like 'errored%'
        as is_chargeable,
    case when read_money(read."Cost") is not null then 'USD' end as currency,
    -- The cost of an included event is notional, not money paid.
    case
        when read_money(read."Cost") is null then null
        when lower(read."Kind") like 'included%' then 'notional_included'
        else 'charged'
    end as cost_kind,
    coalesce(
        missing('Date', read."Date"),
        missing('Model', read."Model"),
        time_fault('Date', read."Date", read.latest_at),
        count_fault('Input (w/ Cache Write)', read."Input (w/ Cache Write)"),
        count_fault('Input (w/o Cache Write)', read."Input (w/o Cache Write)"),
        count_fault('Cache Read', read."Cache Read"),
        count_fault('Output Tokens', read."Output Tokens"),
        count_fault('Total Tokens', read."Total Tokens"),
        case when lower(read."Cost") <> 'included'
            then money_fault('Cost', read."Cost")
        end
    ) as fault
from read
