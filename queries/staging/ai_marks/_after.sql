-- title: Evidence of AI help on commits: who wrote them, and their trailers

insert or ignore into staging.ai_marks by name
with rules as (
    select
        known.agent,
        known.part,
        known.pattern
    from (
        values
        ('claude_code', 'author', '%@anthropic.com'),
        ('cursor', 'author', 'cursoragent%'),
        ('devin', 'author', '%devin-ai-integration%'),
        ('copilot', 'author', '%+copilot@users.noreply.github.com'),
        ('claude_code', 'trailer', 'co-authored-by:%reply@anthropic.com%'),
        ('cursor', 'trailer', 'co-authored-by:%cursoragent@cursor.com%'),
        ('copilot', 'trailer', 'co-authored-by:%+copilot@users.noreply%'),
        ('codex', 'trailer', 'co-authored-by:%@openai.com%')
    ) as known (agent, part, pattern)
),

trailers as (
    select
        repository_key,
        change_key,
        sha,
        file_id,
        row_number,
        unnest(trailers) as trailer
    from staging.change_commits
),

authored as (
    select
        commits.repository_key,
        commits.change_key,
        commits.sha,
        commits.file_id,
        commits.row_number,
        coalesce(agents.agent, rules.agent) as agent,
        'commit_author' as mark_kind,
        'agent_authored' as strength
    from staging.change_commits as commits
    left join ai_agents() as agents on commits.author_login = agents.login
    left join rules
        on
            rules.part = 'author' and commits.author_email ilike rules.pattern
    where agents.agent is not null or rules.agent is not null
),

co_authored as (
    select
        trailers.repository_key,
        trailers.change_key,
        trailers.sha,
        trailers.file_id,
        trailers.row_number,
        rules.agent,
        'trailer_coauthor' as mark_kind,
        'co_authored' as strength
    from trailers
    inner join rules on
        rules.part = 'trailer' and trailers.trailer ilike rules.pattern
),

named as (
    select
        trailers.repository_key,
        trailers.change_key,
        trailers.sha,
        trailers.file_id,
        trailers.row_number,
        regexp_extract(
            lower(trailers.trailer), '^[a-z-]+: *([^:\[\r\n]+):?([^ \[\r\n]*)',
            ['agent', 'model_name']
        ) as words,
        case
            when trailers.trailer ilike 'generated-by:%' then 'trailer_generated'
            else 'trailer_assisted'
        end as mark_kind
    from trailers
    where
        trailers.trailer ilike 'assisted-by:%'
        or trailers.trailer ilike 'generated-by:%'
        or regexp_full_match(lower(trailers.trailer), 'ai-assisted: *(true|yes).*')
),

marks as (
    select * from authored
    union all by name
    select * from co_authored
    union all by name
    select
        named.* exclude (words),
        case
            when named.words.agent in ('true', 'yes') then 'unnamed'
            else trim(named.words.agent)
        end as agent,
        nullif(named.words.model_name, '') as model_name,
        'assisted' as strength
    from named
)

select
    change_key,
    sha,
    agent,
    model_name,
    mark_kind,
    strength,
    agent || '_' || mark_kind as rule_id,
    repository_key,
    file_id,
    row_number
from marks
qualify row_number() over (
    partition by change_key, sha, agent, mark_kind
    order by file_id, row_number
) = 1
