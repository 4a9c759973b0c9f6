-- title: Cursor dashboard CSV, usage events (from August 2025)
-- tool: cursor
-- feed: usage
-- container: csv
-- recognised_by: Date, Kind, Model, Max Mode, Input (w/ Cache Write),
--   Input (w/o Cache Write), Cache Read, Output Tokens, Total Tokens, Cost
-- columns: User, Cloud Agent ID, Automation ID
-- natural_key: occurred_at, model_name, id_value
-- may_lack: id_value, id_kind, event_key
-- family: cursor_events
-- generation: 3
-- newest_by: export
-- dated_by: used_on
-- final_after_days: 3
-- money: USD

with named as (
    select
        source.*,
        cursor_user(source.user, source.declared_owner) as id_value,
        coalesce(source."Cloud Agent ID", source."Automation ID") as agent_session
    from source
)

select
    named.file_id,
    named.row_number,
    named.extra,
    'cursor' as tool,
    'cursor' as system,
    named.id_value,
    named.model as model_name,
    named.kind,
    named.agent_session as session_key,
    named.agent_session is not null as is_headless,
    read_time(named.date) as occurred_at,
    cast(read_time(named.date) as date) as used_on,
    cast(read_time(named.date) as date) + 3 as final_on,
    read_count(named."Input (w/o Cache Write)") as uncached_input_tokens,
    read_count(named."Input (w/ Cache Write)") as cache_write_tokens,
    read_count(named."Cache Read") as cache_read_tokens,
    read_count(named."Output Tokens") as output_tokens,
    read_count(named."Total Tokens") as total_tokens,
    read_money(named.cost) as cost,
    cursor_event_key(named.id_value, read_time(named.date), named.model) as event_key,
    if(named.id_value = '', 'unknown', 'email') as id_kind,
    not cursor_is_included(named.kind) as is_chargeable,
    if(read_money(named.cost) is null, null, 'USD') as currency,
    cursor_cost_kind(named.kind, named.cost) as cost_kind,
    coalesce(
        missing('Date', named.date),
        missing('Model', named.model),
        time_fault('Date', named.date, named.latest_at),
        count_fault('Input (w/ Cache Write)', named."Input (w/ Cache Write)"),
        count_fault('Input (w/o Cache Write)', named."Input (w/o Cache Write)"),
        count_fault('Cache Read', named."Cache Read"),
        count_fault('Output Tokens', named."Output Tokens"),
        count_fault('Total Tokens', named."Total Tokens"),
        cursor_cost_fault('Cost', named.cost)
    ) as fault
from named
