-- title: Evidence of AI help on pull requests, as of the merge

with change as (
    select
        merged.*,
        source.body,
        label_names(source.labels) as labels
    from as_of_merge('versions') as merged
    inner join source on
        merged.file_id = source.file_id and merged.row_number = source.row_number
)

select
    change.change_key,
    change.repository_key,
    change.file_id,
    change.row_number,
    agents.agent,
    'change_author' as mark_kind,
    'agent_authored' as strength,
    agents.agent || '_change_author' as rule_id
from change
inner join ai_agents() as agents on change.author_id = agents.login
union all by name
select
    change.change_key,
    change.repository_key,
    change.file_id,
    change.row_number,
    rules.agent,
    rules.mark_kind,
    'assisted' as strength,
    rules.rule_id
from change
inner join ai_change_rules() as rules on
    (rules.part = 'body' and change.body ilike rules.pattern)
    or (rules.part = 'branch' and change.head_ref ilike rules.pattern)
    or (rules.part = 'label' and list_contains(change.labels, rules.pattern))
