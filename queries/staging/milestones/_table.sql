-- grain: One row per live milestone of a tool: dates and states, never credit.

create table staging.milestones (
    milestone_key varchar,
    source varchar not null,
    kind varchar check (
        kind in (
            'milestone', 'epic', 'initiative', 'project', 'cycle', 'version',
            'sprint'
        )
    ),
    title varchar,
    state varchar check (state in ('open', 'closed')),
    starts_on date,
    due_on date,
    first_due_on date,
    done_at timestamp,
    owner_id varchar,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (milestone_key)
)
