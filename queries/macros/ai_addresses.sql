-- title: Addresses under which AI agents write commits or are named in trailers, as
--   patterns: their own, and the hidden ones of their accounts on GitHub.

create or replace temp macro ai_addresses() as table
    select
        known.agent,
        known.pattern
    from (
        values
        ('claude_code', 'no-?reply@anthropic\.com'),
        ('cursor', 'cursoragent(?:@.*)?'),
        ('codex', '(?:no-?reply|codex)@openai\.com'),
        ('devin', '.*devin-ai-integration.*'),
        ('aider', '(?:no-?reply@aider\.chat|aider@aider\.chat)'),
        ('gemini', '.*@gemini-code-assist\.google\.com'),
        ('amp', '(?:amp|no-?reply)@ampcode\.com')
    ) as known (agent, pattern)
    union all
    select
        agents.agent,
        '(?:\d+\+)?' || regexp_escape(agents.login) || '@users\.noreply\.github\.com'
            as pattern
    from ai_agents() as agents
