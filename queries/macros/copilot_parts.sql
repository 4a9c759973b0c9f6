-- title: Every breakdown of a Copilot day as one list of parts. Features alone add up
--   to the day; editors, languages and models are shares of what could be attributed.

create or replace temp macro copilot_parts(record) as
list_concat(
    list_transform(record.totals_by_feature, lambda part: breakdown_part(
        'totals_by_feature', 'complete', ['feature', part.feature], ['', ''],
        copilot_counts(part), null
    )),
    list_transform(record.totals_by_ide, lambda part: breakdown_part(
        'totals_by_ide', 'attributed', ['ide', part.ide], ['', ''],
        copilot_counts(part), to_json({
            ide: try_cast(part.last_known_ide_version as json),
            plugin: try_cast(part.last_known_plugin_version as json)
        })
    )),
    list_transform(record.totals_by_language_feature, lambda part: breakdown_part(
        'totals_by_language_feature', 'attributed', ['language', part.language],
        ['feature', part.feature], copilot_counts(part), null
    )),
    list_transform(record.totals_by_language_model, lambda part: breakdown_part(
        'totals_by_language_model', 'attributed', ['language', part.language],
        ['model', part.model], copilot_counts(part), null
    )),
    list_transform(record.totals_by_model_feature, lambda part: breakdown_part(
        'totals_by_model_feature', 'attributed', ['model', part.model],
        ['feature', part.feature], copilot_counts(part), null
    )),
    [
        breakdown_part(
            'totals_by_cli', 'attributed', ['surface', 'cli'], ['', ''],
            copilot_session_counts(record.totals_by_cli),
            try_cast(record.totals_by_cli.last_known_cli_version as json)
        ),
        breakdown_part(
            'totals_by_copilot_app', 'attributed', ['surface', 'app'], ['', ''],
            copilot_session_counts(record.totals_by_copilot_app), null
        )
    ],
    list_transform(record.totals_by_3rd_party_agent, lambda part: breakdown_part(
        'totals_by_3rd_party_agent', 'overlapping',
        ['third_party_agent', part.agent_id], ['', ''],
        [{ measure: 'prompts', cell: part.user_initiated_interaction_count }],
        to_json({ agent_name: part.agent_name })
    )),
    copilot_overlaps('skill', record.totals_by_skill, record.distinct_skill_use_count),
    copilot_overlaps(
        'custom_agent', record.totals_by_custom_agent,
        record.distinct_custom_agent_use_count
    ),
    copilot_overlaps('mcp', record.totals_by_mcp, record.distinct_mcp_use_count),
    copilot_overlaps(
        'slash_cmd', record.totals_by_slash_cmd, record.distinct_slash_cmd_use_count
    ),
    copilot_overlaps(
        'plugin', record.totals_by_plugin, record.distinct_plugin_use_count
    )
)
