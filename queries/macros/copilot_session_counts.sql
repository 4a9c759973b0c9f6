-- title: What Copilot counts of its command line or its app.

create or replace temp macro copilot_session_counts(part) as
[
    { measure: 'sessions', cell: part.session_count },
    { measure: 'requests', cell: part.request_count },
    { measure: 'prompts', cell: part.prompt_count },
    { measure: 'output_tokens', cell: part.token_usage.output_tokens_sum },
    { measure: 'uncached_input_tokens', cell: part.token_usage.prompt_tokens_sum }
]
