-- grain: One row per person on the roster who can sign in: all that is held about them.
-- needs: marts.subjects, marts.person_landings, marts.person_ai_use,
--   temp.contributions, temp.shown_in

with subjects as (
    select * from marts.subjects
),

person_landings as (
    select * from marts.person_landings
),

person_ai_use as (
    select * from marts.person_ai_use
),

contributions as (
    select * from temp.contributions
),

shown_in as (
    select * from temp.shown_in
),

people as (
    select
        person_key,
        min(display_name) as display_name
    from subjects
    group by person_key
),

contribution_structs as (
    select
        *,
        struct_pack(
            metric_id := metric_id,
            part := part,
            period_start := period_start,
            numerator := numerator,
            denominator := denominator,
            weight_sq := weight_sq
        ) as contribution
    from contributions
),

contributions_of as (
    select
        person_key,
        list(contribution order by metric_id, part, period_start) as contributions
    from contribution_structs
    group by person_key
),

landing_structs as (
    select
        *,
        struct_pack(
            patch_key := patch_key,
            change_key := change_key,
            title := title,
            url := url,
            service_names := service_names,
            went_live_at := went_live_at,
            settles_on := settles_on,
            use_case_id := use_case_id,
            use_case_title := use_case_title,
            tier := tier,
            lead_time_hours := lead_time_hours,
            outcome := outcome,
            undone_by := undone_by,
            undone_at := undone_at,
            is_counted := is_counted,
            not_counted_because := not_counted_because
        ) as landing
    from person_landings
),

landings_of as (
    select
        person_key,
        list(landing order by went_live_at, patch_key) as landings
    from landing_structs
    group by person_key
),

use_week_structs as (
    select
        *,
        struct_pack(
            tool := tool,
            week_start := week_start,
            active_days := active_days,
            tokens := tokens,
            cost := cost,
            currency := currency,
            cost_kind := cost_kind
        ) as use_week
    from person_ai_use
),

ai_use_of as (
    select
        person_key,
        list(
            use_week order by week_start, tool, cost_kind, currency, active_days
        ) as ai_use
    from use_week_structs
    group by person_key
),

shown_group_structs as (
    select
        *,
        struct_pack(
            period_start := period_start,
            group_name := group_name,
            level := level
        ) as shown_group
    from shown_in
),

groups_of as (
    select
        person_key,
        list(shown_group order by period_start, level, group_name) as shown_groups
    from shown_group_structs
    group by person_key
),

held as (
    select
        people.person_key,
        people.display_name,
        cast($as_of as date) as as_of,
        coalesce(contributions_of.contributions, []) as contributions,
        coalesce(landings_of.landings, []) as landings,
        coalesce(ai_use_of.ai_use, []) as ai_use,
        coalesce(groups_of.shown_groups, []) as shown_groups
    from people
    left join contributions_of on people.person_key = contributions_of.person_key
    left join landings_of on people.person_key = landings_of.person_key
    left join ai_use_of on people.person_key = ai_use_of.person_key
    left join groups_of on people.person_key = groups_of.person_key
)

select
    held.person_key,
    held.display_name,
    cast($release as varchar) as built_for_release,
    held.as_of,
    held.contributions,
    held.landings,
    held.ai_use,
    held.shown_groups,
    -- Of the content alone: a file whose content is unchanged is kept as it is.
    sha256(cast(row(
        held.person_key,
        held.display_name,
        held.as_of,
        held.contributions,
        held.landings,
        held.ai_use,
        held.shown_groups
    ) as varchar)) as content_digest
from held
order by held.person_key
