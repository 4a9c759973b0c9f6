-- grain: One row per actor, UTC day, surface, client and plan of one AI tool.

create table staging.ai_days (
    system varchar not null,
    id_kind varchar not null,
    id_value varchar not null,
    tool varchar,
    used_on date,
    surface varchar check (
        surface in ('ide', 'cli', 'app', 'cloud_agent', 'chat', 'all')
    ),
    client varchar default '',
    plan_name varchar default '',
    scope_id varchar,
    has_telemetry boolean not null,
    is_active boolean,
    sessions bigint check (sessions >= 0),
    prompts bigint check (prompts >= 0),
    requests bigint check (requests >= 0),
    turns bigint check (turns >= 0),
    messages bigint check (messages >= 0),
    generations bigint check (generations >= 0),
    accepts bigint check (accepts >= 0),
    rejects bigint check (rejects >= 0),
    lines_suggested bigint check (lines_suggested >= 0),
    lines_accepted bigint check (lines_accepted >= 0),
    ai_lines_added bigint check (ai_lines_added >= 0),
    ai_lines_deleted bigint check (ai_lines_deleted >= 0),
    ai_commits bigint check (ai_commits >= 0),
    ai_changes bigint check (ai_changes >= 0),
    uncached_input_tokens bigint check (uncached_input_tokens >= 0),
    cache_read_tokens bigint check (cache_read_tokens >= 0),
    cache_write_tokens bigint check (cache_write_tokens >= 0),
    output_tokens bigint check (output_tokens >= 0),
    total_tokens bigint check (total_tokens >= 0),
    active_seconds bigint check (active_seconds >= 0),
    credits double check (credits >= 0),
    credit_unit varchar check (credit_unit in (
        'github_ai_credit', 'github_premium_request', 'kiro_credit', 'codex_credit',
        'cursor_request'
    )),
    cost decimal(18, 9) check (cost >= 0),
    cost_kind varchar check (
        cost_kind in ('list_estimate', 'notional_included', 'gross', 'net', 'charged')
    ),
    currency varchar,
    final_on date not null,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    check ((cost is null) = (currency is null)),
    check ((credits is null) = (credit_unit is null)),
    primary key (tool, system, id_kind, id_value, used_on, surface, client, plan_name)
)
