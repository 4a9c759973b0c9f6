-- grain: One row per merged change that a label or the name of its branch marks as a
--   hotfix.
-- needs: staging.changes, staging.change_labels, governance.hotfix_rules

with changes as (
    select * from staging.changes
    where merged_at is not null
),

labels as (
    select * from staging.change_labels
),

rules as (
    select
        kind,
        lower(replace(pattern, '*', '%')) as pattern
    from governance.hotfix_rules
)

select changes.change_key
from changes
inner join rules
    on
        rules.kind = 'branch' and lower(changes.head_ref) like rules.pattern
union
select changes.change_key
from changes
inner join labels
    on
        changes.change_key = labels.change_key
        and coalesce(changes.merged_at >= labels.labelled_at, true)
        and coalesce(changes.merged_at < labels.removed_at, true)
inner join rules on
    rules.kind = 'label' and lower(labels.label) like rules.pattern
