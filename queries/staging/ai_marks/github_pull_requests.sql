-- title: Evidence of AI help on pull requests, as of the merge

with as_of_merge as (
    select
        versions.change_key,
        versions.repository_key,
        versions.author_id,
        versions.file_id,
        versions.row_number,
        source.body,
        versions.head_ref,
        list_transform(source.labels, lambda borne: lower(borne['name'])) as labels
    from versions
    inner join source
        on
            versions.file_id = source.file_id
            and versions.row_number = source.row_number
    qualify row_number() over (
        partition by versions.change_key
        order by
            versions.merged_at is null asc,
            if(versions.merged_at is null, null, versions.updated_at) asc,
            versions.updated_at desc,
            versions.file_id asc,
            versions.row_number asc
    ) = 1
),

authored as (
    select
        as_of_merge.change_key,
        as_of_merge.repository_key,
        as_of_merge.file_id,
        as_of_merge.row_number,
        agents.agent,
        'change_author' as mark_kind,
        'agent_authored' as strength,
        agents.agent || '_change_author' as rule_id
    from as_of_merge
    inner join ai_agents() as agents on as_of_merge.author_id = agents.login
),

marked as (
    select
        as_of_merge.change_key,
        as_of_merge.repository_key,
        as_of_merge.file_id,
        as_of_merge.row_number,
        rules.agent,
        rules.mark_kind,
        'assisted' as strength,
        rules.rule_id
    from as_of_merge
    inner join ai_change_rules() as rules on
        (rules.part = 'body' and as_of_merge.body ilike rules.pattern)
        or (rules.part = 'branch' and as_of_merge.head_ref ilike rules.pattern)
        or (rules.part = 'label' and list_contains(as_of_merge.labels, rules.pattern))
)

select * from authored
union all by name
select * from marked
