-- title: Evidence of AI help among the events of pull requests: an agent's work, and
--   labels, of which those not borne at the merge are left out later

select
    kept.change_key,
    regexp_replace(kept.change_key, '#.*$', '') as repository_key,
    'copilot' as agent,
    'vendor_attribution' as mark_kind,
    'agent_authored' as strength,
    'copilot_work_started' as rule_id,
    kept.file_id,
    kept.row_number
from kept
where kept.kind in ('copilot_work_started', 'copilot_work_finished')
union all by name
select
    kept.change_key,
    regexp_replace(kept.change_key, '#.*$', '') as repository_key,
    rules.agent,
    rules.mark_kind,
    'assisted' as strength,
    rules.rule_id,
    kept.file_id,
    kept.row_number
from kept
inner join ai_change_rules() as rules
    on
        rules.part = 'label' and kept.label = rules.pattern
