-- title: The logins under which AI agents act on GitHub.

create or replace temp macro ai_agents() as table
    select
        known.agent,
        known.login
    from (
        values
        ('copilot', 'copilot'),
        ('copilot', 'copilot-swe-agent'),
        ('copilot', 'copilot-swe-agent[bot]'),
        ('copilot', 'copilot-pull-request-reviewer'),
        ('copilot', 'copilot-pull-request-reviewer[bot]'),
        ('devin', 'devin-ai-integration'),
        ('devin', 'devin-ai-integration[bot]'),
        ('claude_code', 'claude'),
        ('claude_code', 'claude[bot]'),
        ('codex', 'chatgpt-codex-connector'),
        ('codex', 'chatgpt-codex-connector[bot]'),
        ('cursor', 'cursoragent'),
        ('cursor', 'cursor[bot]'),
        ('gemini', 'gemini-code-assist[bot]'),
        ('gemini', 'google-labs-jules[bot]'),
        ('amazon_q', 'amazon-q-developer[bot]')
    ) as known (agent, login)
