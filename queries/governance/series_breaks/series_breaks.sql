-- title: Jumps that are the vendor's and not the team's
-- tool: governance
-- feed: register
-- container: csv
-- recognised_by: tool, measure, breaks_on, effect
-- columns: source_url
-- natural_key: tool, measure, breaks_on
-- newest_by: export
-- whole: true

select
    source.file_id,
    source.row_number,
    source.extra,
    source.tool,
    source.measure,
    source.effect,
    source.source_url,
    read_day(source.breaks_on) as breaks_on,
    coalesce(
        missing('tool', source.tool),
        missing('measure', source.measure),
        missing('breaks_on', source.breaks_on),
        day_fault('breaks_on', source.breaks_on)
    ) as fault
from source
