-- title: Evidence of AI help on changes, as of the merge: the account of an agent as
--   author, and what the description, branch and labels say. Takes the names of the
--   relations of versions and of their records.

create or replace temp macro change_marks(relation, records) as table
    with changes as (
        select * from as_of_merge(relation, records)
    )

    select
        changes.change_key,
        changes.repository_key,
        changes.file_id,
        changes.row_number,
        agents.agent,
        'change_author' as mark_kind,
        'agent_authored' as strength,
        agents.agent || '_change_author' as rule_id
    from changes
    inner join ai_agents() as agents on changes.author_id = agents.login
    where changes.author_kind = 'ai_agent'
    union all by name
    select
        changes.change_key,
        changes.repository_key,
        changes.file_id,
        changes.row_number,
        rules.agent,
        rules.mark_kind,
        'assisted' as strength,
        rules.rule_id
    from changes
    inner join ai_change_rules() as rules on
        (rules.part = 'body' and changes.body ilike rules.pattern)
        or (rules.part = 'branch' and changes.head_ref ilike rules.pattern)
        or (rules.part = 'label' and list_contains(changes.labels, rules.pattern))
