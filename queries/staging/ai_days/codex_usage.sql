-- title: Codex analytics, usage: one record per user and day
-- tool: codex
-- feed: usage
-- container: json
-- records_at: data, root
-- recognised_by: start_time, end_time, totals.turns|totals.credits|totals.threads
-- fields: start_time, end_time, user_id, actor(type, user_id, email),
--   totals(threads, turns, credits, uncached_text_input_tokens,
--   cached_text_input_tokens, text_output_tokens, text_total_tokens),
--   clients[client_id, threads, turns, credits, uncached_text_input_tokens,
--   cached_text_input_tokens, text_output_tokens, text_total_tokens],
--   models[model, credits, speed], code_attribution(lines_added, lines_removed)
-- natural_key: user_key, used_on
-- newest_by: export
-- dated_by: used_on
-- final_after_days: 1
-- drops: object

with read as (
    select
        source.*,
        source.totals as total,
        read_epoch(source.start_time, 1) as starts_at,
        read_epoch(source.end_time, 1) as ends_at,
        coalesce(source.user_id, source.actor.user_id) as known_id,
        lower(blank_to_null(source.actor.email)) as email
    from source
)

select
    read.file_id,
    read.row_number,
    read.extra,
    'codex' as tool,
    'openai' as system,
    'all' as surface,
    true as has_telemetry,
    coalesce(read.known_id, read.email) as user_key,
    coalesce(read.email, read.known_id) as id_value,
    if(read.email is null, 'user_id', 'email') as id_kind,
    cast(read.starts_at as date) as used_on,
    cast(read.starts_at as date) + 1 as final_on,
    read_count(read.total.threads) as sessions,
    read_count(read.total.turns) as turns,
    read_count(read.total.uncached_text_input_tokens) as uncached_input_tokens,
    read_count(read.total.cached_text_input_tokens) as cache_read_tokens,
    read_count(read.total.text_output_tokens) as output_tokens,
    read_count(read.total.text_total_tokens) as total_tokens,
    read_count(read.code_attribution.lines_added) as ai_lines_added,
    read_count(read.code_attribution.lines_removed) as ai_lines_deleted,
    read_number(read.total.credits) as credits,
    if(read_number(read.total.credits) is null, null, 'codex_credit') as credit_unit,
    coalesce(read_count(read.total.turns), 0) > 0
    or coalesce(read_count(read.total.threads), 0) > 0
    or coalesce(read_number(read.total.credits), 0) > 0 as is_active,
    coalesce(
        missing('start_time', read.start_time),
        missing('end_time', read.end_time),
        epoch_fault('start_time', read.start_time, 1, read.latest_at),
        day_span_fault('end_time', read.starts_at, read.ends_at),
        -- A whole workspace is nobody: its people have records of their own.
        case
            when coalesce(read.known_id, read.email) is null
                then 'not_this_kind user_id'
        end,
        counts_fault([
            ['totals.threads', read.total.threads],
            ['totals.turns', read.total.turns],
            [
                'totals.uncached_text_input_tokens',
                read.total.uncached_text_input_tokens
            ],
            ['totals.cached_text_input_tokens', read.total.cached_text_input_tokens],
            ['totals.text_output_tokens', read.total.text_output_tokens],
            ['totals.text_total_tokens', read.total.text_total_tokens],
            ['code_attribution.lines_added', read.code_attribution.lines_added],
            ['code_attribution.lines_removed', read.code_attribution.lines_removed]
        ]),
        number_fault('totals.credits', read.total.credits),
        nested_fault('clients', any_bad_count(flatten(list_transform(
            read.clients, lambda client: [client.threads, client.turns]
        ))))
    ) as fault
from read
