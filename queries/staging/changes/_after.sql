-- title: A label that was put on after the merge, or taken off before it, is no
--   evidence of AI help

delete from staging.ai_marks as marks
using (
    select
        labels.change_key,
        rules.agent,
        rules.mark_kind
    from staging.change_labels as labels
    inner join staging.changes as changes on labels.change_key = changes.change_key
    inner join ai_change_rules() as rules
        on
            rules.part = 'label' and labels.label = rules.pattern
    where
        labels.labelled_at > changes.merged_at
        or labels.removed_at <= changes.merged_at
) as unborne
where
    marks.change_key = unborne.change_key
    and marks.agent = unborne.agent
    and marks.mark_kind = unborne.mark_kind
