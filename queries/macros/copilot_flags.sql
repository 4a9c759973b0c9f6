-- title: What a Copilot record says a person used, each as `1`, `0`, `null` or nothing.
--   Cloud agent and coding agent are one thing under two names.

create or replace temp macro copilot_flags(record) as
list_filter(
    [
        { name: 'agent', state: flag_state(record.used_agent, null) },
        { name: 'chat', state: flag_state(record.used_chat, null) },
        { name: 'cli', state: flag_state(record.used_cli, null) },
        { name: 'copilot_app', state: flag_state(record.used_copilot_app, null) },
        {
            name: 'cloud_agent',
            state: flag_state(
                record.used_copilot_cloud_agent, record.used_copilot_coding_agent
            )
        },
        {
            name: 'code_review_active',
            state: flag_state(record.used_copilot_code_review_active, null)
        },
        {
            name: 'code_review_passive',
            state: flag_state(record.used_copilot_code_review_passive, null)
        }
    ],
    lambda flag: flag.state is not null
)
