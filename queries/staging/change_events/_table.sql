-- grain: One row per thing that happened to a pull request at a known moment: a label
--   put on or taken off, an agent that began or ended its work.

create table staging.change_events (
    event_key varchar,
    change_key varchar not null,
    kind varchar not null check (
        kind in (
            'labeled', 'unlabeled', 'copilot_work_started', 'copilot_work_finished'
        )
    ),
    label varchar,
    happened_at timestamp not null,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (event_key)
)
