-- title: Issues of the types and labels that exports.toml names are incidents

insert into staging.incidents by name
with items as (
    select
        *,
        from_json(extra -> 'labels', '["VARCHAR"]') as labels,
        from_json(extra -> 'components', '["VARCHAR"]')[1] as component
    from staging.work_items
),

declared as (
    select distinct items.item_key
    from items
    inner join governance.incident_rules as rules
        on
            (rules.kind = 'type' and items.kind = rules.name)
            or (
                rules.kind = 'label'
                and list_contains(
                    list_transform(items.labels, lambda label: lower(label)), rules.name
                )
            )
),

links as (
    select
        lower(link_value) as component,
        min(service_key) as service_key
    from staging.services
    where link_kind in ('jira', 'repository')
    group by lower(link_value)
)

select
    items.item_key as incident_key,
    items.source,
    coalesce(links.service_key, items.component) as service_key,
    items.title,
    items.extra ->> 'priority' as source_severity,
    severity(items.extra ->> 'priority') as severity,
    lower(items.status) as status,
    items.created_at as started_at,
    items.created_at,
    items.created_at as detected_at,
    items.resolved_at,
    items.extra ->> 'cause' as cause_ref,
    items.file_id,
    items.row_number
from items
inner join declared on items.item_key = declared.item_key
left join links on lower(items.component) = links.component
anti join staging.incidents as told on items.item_key = told.incident_key
