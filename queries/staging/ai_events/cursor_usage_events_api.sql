-- title: Cursor Admin API, usage events
-- tool: cursor
-- feed: usage
-- container: json
-- records_at: usageEvents, root
-- recognised_by: timestamp, userEmail, model, kind,
--   isTokenBasedCall|tokenUsage|chargedCents
-- fields: timestamp, userEmail, model, kind, isChargeable, isHeadless,
--   tokenUsage(inputTokens, outputTokens, cacheWriteTokens, cacheReadTokens,
--   totalCents), chargedCents
-- natural_key: occurred_at, model_name, id_value
-- may_lack: id_value, id_kind, event_key
-- family: cursor_events
-- generation: 4
-- newest_by: export
-- dated_by: used_on
-- final_after_days: 3
-- money: USD, in cents
-- drops: maxMode, requestsCosts, isTokenBasedCall, cursorTokenFee, isFreeBugbot

with named as (
    select
        source.*,
        source.tokenusage as tokens,
        read_epoch(source.timestamp, 1000) as occurred_at,
        cursor_user(source.useremail, source.declared_owner) as id_value
    from source
)

select
    named.file_id,
    named.row_number,
    named.extra,
    'cursor' as tool,
    'cursor' as system,
    named.id_value,
    named.occurred_at,
    named.model as model_name,
    named.kind,
    read_flag(named.isheadless) as is_headless,
    read_flag(named.ischargeable) as is_chargeable,
    cast(named.occurred_at as date) as used_on,
    cast(named.occurred_at as date) + 3 as final_on,
    read_count(named.tokens.inputtokens) as uncached_input_tokens,
    read_count(named.tokens.cachewritetokens) as cache_write_tokens,
    read_count(named.tokens.cachereadtokens) as cache_read_tokens,
    read_count(named.tokens.outputtokens) as output_tokens,
    sum_counts([
        named.tokens.inputtokens, named.tokens.cachewritetokens,
        named.tokens.cachereadtokens, named.tokens.outputtokens
    ]) as total_tokens,
    -- The charge holds Cursor's own fee; the cost of the model alone does not.
    read_cents(named.chargedcents) as cost,
    cursor_event_key(named.id_value, named.occurred_at, named.model) as event_key,
    if(named.id_value = '', 'unknown', 'email') as id_kind,
    if(read_cents(named.chargedcents) is null, null, 'USD') as currency,
    cursor_cost_kind(named.kind, named.chargedcents) as cost_kind,
    coalesce(
        missing('timestamp', named.timestamp),
        missing('model', named.model),
        epoch_fault('timestamp', named.timestamp, 1000, named.latest_at),
        nested_fault('tokenUsage', any_bad_count([
            named.tokens.inputtokens, named.tokens.cachewritetokens,
            named.tokens.cachereadtokens, named.tokens.outputtokens
        ])),
        cents_fault('chargedCents', named.chargedcents)
    ) as fault
from named
