-- grain: One row per merged change and work item it belongs to, by the first way that
--   names one: a closing reference, a key of a known project, the milestone it is on.
-- needs: staging.changes, staging.milestone_items, marts.item_mentions,
--   marts.known_projects

with mentions as (
    select
        *,
        regexp_replace(reference, '[0-9]+$', '') as project_name
    from marts.item_mentions
),

milestones as (
    select * from staging.milestone_items
),

named as (
    select
        mentions.change_key,
        projects.project_key || regexp_extract(mentions.reference, '[0-9]+$', 0)
            as item_key,
        mentions.method,
        case when mentions.method = 'closing_reference' then 1 else 2 end as place
    from mentions
    inner join marts.known_projects as projects
        on mentions.project_name = projects.project_name
    union
    select
        changes.change_key,
        milestones.milestone_key as item_key,
        'milestone' as method,
        3 as place
    from staging.changes as changes
    inner join milestones on changes.change_key = milestones.change_key
    where changes.merged_at is not null
),

first_ways as (
    select
        change_key,
        min(place) as place
    from named
    group by change_key
)

select
    named.change_key,
    named.item_key,
    named.method
from named
inner join first_ways
    on
        named.change_key = first_ways.change_key
        and named.place = first_ways.place
