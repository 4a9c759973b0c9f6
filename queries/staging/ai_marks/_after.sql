-- title: Evidence of AI help on commits: who wrote them, and their trailers. A person
--   named on the commit of an agent is who asked for it, and no mark

insert into staging.ai_marks by name
with commits as (
    select
        *,
        unnest(list_concat([null], trailers)) as trailer
    from staging.change_commits
),

signed as (
    select
        commits.*,
        coalesce(trailer_kind(commits.trailer), 'commit_author') as mark_kind,
        if(
            commits.trailer is null,
            commits.author_email,
            regexp_extract(lower(commits.trailer), '<([^>]+)>', 1)
        ) as address,
        regexp_extract(
            lower(commits.trailer), '^[a-z-]+: *([^:\[<\r\n]+):?([^ \[<\r\n]*)',
            ['agent', 'model_name']
        ) as words
    from commits
    where commits.trailer is null or trailer_kind(commits.trailer) is not null
),

known as (
    select
        addresses.address,
        min(rules.agent) as agent
    from (select distinct address from signed) as addresses
    inner join ai_addresses() as rules
        on regexp_full_match(addresses.address, rules.pattern)
    group by addresses.address
),

marks as (
    select
        signed.change_key,
        signed.sha,
        signed.repository_key,
        signed.file_id,
        signed.row_number,
        signed.mark_kind,
        case
            when signed.mark_kind in ('trailer_assisted', 'trailer_generated')
                then agent_name(trim(signed.words.agent))
            else coalesce(known.agent, agents.agent)
        end as agent,
        -- Newer trailers name the model beside the tool.
        nullif(trim(if(
            signed.mark_kind = 'trailer_coauthor',
            regexp_replace(signed.words.agent, '^claude(?: code)?', ''),
            signed.words.model_name
        )), '') as named_model
    from signed
    left join known on signed.address = known.address
    left join ai_agents() as agents
        on
            signed.mark_kind = 'commit_author'
            and signed.author_login = agents.login
)

select
    marks.change_key,
    marks.sha,
    marks.agent,
    if(
        marks.agent = 'claude_code' or marks.mark_kind <> 'trailer_coauthor',
        marks.named_model,
        null
    ) as model_name,
    marks.mark_kind,
    case marks.mark_kind
        when 'commit_author' then 'agent_authored'
        when 'trailer_coauthor' then 'co_authored'
        else 'assisted'
    end as strength,
    marks.agent || '_' || marks.mark_kind as rule_id,
    marks.repository_key,
    marks.file_id,
    marks.row_number
from marks
anti join staging.ai_marks as told
    on
        marks.change_key = told.change_key
        and marks.sha = told.sha
        and marks.agent = told.agent
        and marks.mark_kind = told.mark_kind
where marks.agent is not null
qualify row_number() over (
    partition by marks.change_key, marks.sha, marks.agent, marks.mark_kind
    order by marks.file_id, marks.row_number
) = 1
