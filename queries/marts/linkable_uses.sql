-- grain: One row per counted cost of a single use of an AI tool by a known person: when
--   it was, and the change it names. What tools report by day only is not here: nothing
--   can tie a day to one change.
-- needs: marts.counted_costs, staging.ai_events, marts.change_commits, marts.periods

with costs as (
    select * from marts.counted_costs
    where event_key is not null and spend_kind = 'metered' and person_key is not null
),

commits as (
    select * from marts.change_commits
),

events as (
    select
        event_key,
        any_value(occurred_at) as occurred_at,
        any_value(sha) as sha,
        any_value(change_key) as change_key
    from staging.ai_events
    group by event_key
),

named as (
    select
        events.event_key,
        min(commits.change_key) as change_key
    from events
    inner join commits on events.sha = commits.sha
    group by events.event_key
)

select
    costs.event_key,
    costs.person_key,
    costs.tool,
    costs.currency,
    costs.cost,
    events.occurred_at,
    periods.period_start,
    periods.period_end + interval 28 day as judged_on,
    coalesce(events.change_key, named.change_key) as change_key
from costs
inner join events on costs.event_key = events.event_key
inner join marts.periods as periods
    on costs.used_on between periods.period_start and periods.period_end
left join named on costs.event_key = named.event_key
