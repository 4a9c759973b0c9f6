-- title: What a Codex day counts by client and by model, as one list of parts. Clients
--   are complete where their turns are those of the day.

create or replace temp macro codex_parts(record) as
list_concat(
    list_transform(record.clients, lambda part: breakdown_part(
        'clients',
        if(
            sum_field(record.clients, 'turns') = read_count(record.totals.turns),
            'complete', 'attributed'
        ),
        ['client', part.client_id], ['', ''],
        [
            { measure: 'sessions', cell: part.threads },
            { measure: 'turns', cell: part.turns },
            { measure: 'credits', cell: part.credits },
            { measure: 'uncached_input_tokens', cell: part.uncached_text_input_tokens },
            { measure: 'cache_read_tokens', cell: part.cached_text_input_tokens },
            { measure: 'output_tokens', cell: part.text_output_tokens },
            { measure: 'total_tokens', cell: part.text_total_tokens }
        ],
        null
    )),
    list_transform(record.models, lambda part: breakdown_part(
        'models', 'attributed', ['model', part.model],
        [if(part.speed is null, '', 'speed'), part.speed],
        [{ measure: 'credits', cell: part.credits }], null
    ))
)
