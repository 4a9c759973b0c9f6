-- title: An AI tool by one name, from what a trailer calls it.

create or replace temp macro agent_name(words) as
case
    when words in ('true', 'yes') then 'unnamed'
    when starts_with(words, 'claude') then 'claude_code'
    when contains(words, 'copilot') then 'copilot'
    when starts_with(words, 'cursor') then 'cursor'
    when regexp_matches(words, '^(?:openai |chatgpt |gpt-?\d* )?codex') then 'codex'
    when starts_with(words, 'devin') then 'devin'
    when starts_with(words, 'gemini') then 'gemini'
    else words
end
