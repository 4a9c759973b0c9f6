-- title: Jumps everybody who uses a tool has, and those the company tells itself

insert into staging.series_breaks by name
with known as (
    select
        jumps.tool,
        jumps.measure,
        jumps.breaks_on,
        jumps.effect
    from (
        values
        ('copilot', 'engagement', date '2026-03-02', 'the engagement API closed'),
        ('copilot', 'legacy metrics', date '2026-04-02', 'the old metrics API closed'),
        (
            'copilot', 'counters', date '2026-04-10',
            'the command line joined the counters, which looks like growth'
        ),
        (
            'copilot', 'spend', date '2026-06-01',
            'bills count AI credits instead of premium requests'
        ),
        (
            'copilot', 'active people', date '2026-06-15',
            'the server sees use that editors did not report, about 5 % more people'
        ),
        ('copilot', 'credits', date '2026-06-19', 'credits are told, and not before'),
        (
            'copilot', 'agents of others', date '2026-08-07',
            'told apart, and in no counter above'
        ),
        (
            'kiro', 'counters', date '2026-02-10',
            'three days of counters that are known to be odd'
        ),
        ('kiro', 'columns', date '2026-04-01', 'addresses and models get columns'),
        (
            'cursor', 'columns', date '2025-08-31',
            'the export of the dashboard gets other columns'
        )
    ) as jumps (tool, measure, breaks_on, effect)
),

declared as (
    select
        lower(trim(tool)) as tool,
        lower(trim(measure)) as measure,
        breaks_on,
        min(effect) as effect,
        min(source_url) as source_url
    from governance.series_breaks
    group by all
)

select
    coalesce(declared.tool, known.tool) as tool,
    coalesce(declared.measure, known.measure) as measure,
    coalesce(declared.breaks_on, known.breaks_on) as breaks_on,
    -- What the company says of the same jump stands over ours.
    coalesce(declared.effect, known.effect) as effect,
    declared.source_url
from known
full join declared
    on
        known.tool = declared.tool
        and known.measure = declared.measure
        and known.breaks_on = declared.breaks_on
