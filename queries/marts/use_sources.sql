-- grain: One row per holder, tool, UTC day and measure (tokens, cost): the one export
--   whose figure counts, and why. Of cost the kind decides first: charged, net, gross,
--   list estimate. Whether a tool was used at all is told by every export together.
-- needs: marts.use_reports

with known as (
    select
        ranked.tool,
        ranked.source,
        ranked.place,
        ranked.reason
    from (
        values
        ('claude_code', 'claude_code_analytics', 1, 'the vendor counts each day'),
        ('claude_code', 'anthropic_console_csv', 2, 'the vendor counts what it bills'),
        ('claude_code', 'otlp_metrics', 3, 'the tool counts while it runs'),
        ('claude_code', 'otlp_logs', 4, 'single requests, which can get lost'),
        ('cursor', 'cursor_usage_events_api', 1, 'every event, with its charge'),
        ('cursor', 'cursor_usage_events_csv', 2, 'every event, as the page shows it'),
        ('cursor', 'cursor_usage_tokens_csv', 3, 'every event, from before'),
        ('cursor', 'cursor_usage_details_csv', 4, 'every event, without its tokens')
    ) as ranked (tool, source, place, reason)
),

measured as (
    select
        holder,
        tool,
        used_on,
        source,
        'tokens' as measure,
        0 as kind_place
    from marts.use_reports
    where tokens is not null
    union
    select
        holder,
        tool,
        used_on,
        source,
        'cost' as measure,
        min(case cost_kind
            when 'charged' then 1
            when 'net' then 2
            when 'gross' then 3
            when 'list_estimate' then 4
            else 5
        end) as kind_place
    from marts.use_reports
    where cost is not null
    group by holder, tool, used_on, source
),

placed as (
    select
        measured.*,
        known.reason,
        count(*) over rivals as sources,
        -- A day's own count comes before the sum of its events.
        row_number() over (
            partition by
                measured.holder, measured.tool, measured.used_on, measured.measure
            order by
                measured.kind_place asc,
                coalesce(known.place, 10) asc,
                case measured.source when 'event' then 1 else 0 end asc,
                measured.source asc
        ) as turn,
        min(measured.kind_place) over rivals <> max(measured.kind_place) over rivals
            as is_by_kind
    from measured
    left join known
        on measured.tool = known.tool and measured.source = known.source
    window rivals as (
        partition by measured.holder, measured.tool, measured.used_on, measured.measure
    )
)

select
    holder,
    tool,
    used_on,
    measure,
    source,
    case
        when sources = 1 then 'the only one that measures it'
        when is_by_kind then 'what was charged comes before what was estimated'
        else coalesce(reason, 'a day''s own count comes before its events')
    end as reason
from placed
where turn = 1
