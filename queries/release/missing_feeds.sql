-- grain: One row per metric that a missing feed turns off, with what to export. A
--   figure that would be another one without a feed is not shown without it.
-- needs: governance.milestone_items, staging.incidents, staging.change_reviews,
--   staging.deployments, staging.changes, staging.change_lines, staging.ai_days,
--   staging.ai_events, marts.linked_tools, marts.spend

with feeds (place, feed, has_rows, sentence) as (
    values
    (
        1, 'changes', exists (select 1 from staging.changes),
        'No merged changes are exported. Export pull or merge requests.'
    ),
    (
        2, 'deployments', exists (select 1 from staging.deployments),
        'No deployments are exported, so nothing is known to be live.'
    ),
    (
        3, 'reviews', exists (select 1 from staging.change_reviews),
        'No reviews are exported, so nothing is known to be approved by somebody else.'
    ),
    (
        4, 'incidents', exists (select 1 from staging.incidents),
        'No incidents are exported, so failures are not seen.'
    ),
    (
        5, 'lines', exists (select 1 from staging.change_lines)
        or (select count(lines_added) from staging.changes) > 0,
        'No lines of changes are exported, so work cannot be sized.'
    ),
    (
        6, 'plan', exists (select 1 from governance.milestone_items),
        'No frozen plan is exported. Put milestones and their items into governance.'
    ),
    (
        7, 'use', exists (select 1 from staging.ai_days)
        or exists (select 1 from staging.ai_events),
        'No use of AI is exported, so who used a tool is not known.'
    ),
    (
        8, 'AI links', exists (select 1 from marts.linked_tools),
        'No AI tool exports which commits or changes it helped with.'
    ),
    (
        9, 'cost', exists (select 1 from marts.spend),
        'No export says what AI use cost.'
    )
),

turned_off (feed, metric_ids) as (
    values
    (
        'changes', [
            'adoption_quality', 'change_fail_rate', 'cost_per_nd', 'cost_to_serve',
            'deployment_rework_rate', 'habit', 'lead_time_7_days', 'lead_time_hours',
            'milestone_on_time', 'nd', 'on_use_case', 'planned_items',
            'quick_approvals', 'recovery_24h', 'recovery_hours', 'review_load',
            'review_share_large', 'spend_linked', 'standing', 'standing_28',
            'tiny_items', 'use_case_lasted'
        ]
    ),
    (
        'deployments', [
            'adoption_quality', 'change_fail_rate', 'cost_per_nd', 'cost_to_serve',
            'deployment_rework_rate', 'habit', 'lead_time_7_days', 'lead_time_hours',
            'milestone_on_time', 'nd', 'on_use_case', 'planned_items',
            'quick_approvals', 'recovery_24h', 'recovery_hours', 'review_share_large',
            'spend_linked', 'standing', 'standing_28', 'tiny_items', 'use_case_lasted'
        ]
    ),
    (
        'reviews', [
            'adoption_quality', 'cost_per_nd', 'cost_to_serve', 'habit',
            'lead_time_7_days', 'lead_time_hours', 'milestone_on_time', 'nd',
            'planned_items', 'quick_approvals', 'review_load', 'standing',
            'standing_28', 'tiny_items', 'use_case_lasted'
        ]
    ),
    (
        'incidents', [
            'adoption_quality', 'change_fail_rate', 'cost_per_nd', 'cost_to_serve',
            'deployment_rework_rate', 'habit', 'nd', 'planned_items', 'recovery_24h',
            'recovery_hours', 'standing', 'standing_28', 'tiny_items',
            'use_case_lasted'
        ]
    ),
    (
        'lines', [
            'adoption_quality', 'cost_per_nd', 'cost_to_serve', 'lead_time_7_days',
            'lead_time_hours', 'milestone_on_time', 'nd', 'on_use_case',
            'planned_items', 'quick_approvals', 'review_share_large', 'standing',
            'standing_28', 'tiny_items', 'use_case_lasted'
        ]
    ),
    (
        'plan', [
            'adoption_quality', 'cost_per_nd', 'cost_to_serve', 'milestone_on_time',
            'nd', 'on_use_case', 'planned_items', 'tiny_items', 'use_case_lasted'
        ]
    ),
    (
        'use', [
            'cost_per_nd', 'cost_to_serve', 'habit', 'reach', 'spend_linked',
            'spend_per_engineer_week', 'standing', 'standing_28'
        ]
    ),
    (
        'AI links', [
            'adoption_quality', 'cost_per_nd', 'habit', 'on_use_case', 'standing',
            'standing_28', 'use_case_lasted'
        ]
    ),
    (
        'cost', [
            'cost_per_nd', 'cost_to_serve', 'spend_linked', 'spend_per_engineer_week'
        ]
    )
),

missing as (
    select
        feeds.place,
        feeds.feed,
        feeds.sentence,
        unnest(turned_off.metric_ids) as metric_id
    from feeds
    inner join turned_off on feeds.feed = turned_off.feed
    where not feeds.has_rows
)

select
    metric_id,
    arg_min(feed, place) as feed,
    arg_min(sentence, place) as sentence
from missing
group by metric_id
order by all
