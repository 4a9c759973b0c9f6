-- grain: One row per request or edit of one AI tool.

create table staging.ai_events (
    event_key varchar,
    system varchar not null,
    id_kind varchar not null,
    id_value varchar not null,
    tool varchar not null,
    occurred_at timestamp not null,
    session_key varchar,
    model_name varchar,
    kind varchar,
    is_headless boolean,
    is_chargeable boolean,
    uncached_input_tokens bigint check (uncached_input_tokens >= 0),
    cache_read_tokens bigint check (cache_read_tokens >= 0),
    cache_write_tokens bigint check (cache_write_tokens >= 0),
    output_tokens bigint check (output_tokens >= 0),
    total_tokens bigint check (total_tokens >= 0),
    lines_added bigint check (lines_added >= 0),
    lines_deleted bigint check (lines_deleted >= 0),
    cost decimal(18, 9) check (cost >= 0),
    cost_kind varchar check (
        cost_kind in ('list_estimate', 'notional_included', 'gross', 'net', 'charged')
    ),
    currency varchar,
    sha varchar,
    change_key varchar,
    branch varchar,
    final_on date not null,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    check ((cost is null) = (currency is null)),
    primary key (event_key)
)
