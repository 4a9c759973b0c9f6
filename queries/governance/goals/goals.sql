-- title: Goals of the company
-- tool: governance
-- feed: register
-- container: csv
-- recognised_by: goal_id, statement, effect, sponsor
-- columns: measure, review_on, closed_on
-- natural_key: goal_id
-- newest_by: export
-- whole: true

select
    source.file_id,
    source.row_number,
    source.extra,
    source.goal_id,
    source.statement,
    source.effect,
    source.measure,
    source.sponsor,
    read_day(source.review_on) as review_on,
    read_day(source.closed_on) as closed_on,
    coalesce(
        missing('goal_id', source.goal_id),
        day_fault('review_on', source.review_on),
        day_fault('closed_on', source.closed_on)
    ) as fault
from source
