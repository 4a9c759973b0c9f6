-- title: Whether a login is a person, a bot or an AI agent.

create or replace temp macro actor_kind(name, is_bot, agent) as
case
    when agent is not null then 'ai_agent'
    when is_bot or ends_with(lower(name), '[bot]') then 'bot'
    when name is not null then 'person'
end
