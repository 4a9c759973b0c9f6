-- grain: One row per identifier of a tool and span of days; 1900-01-01 means always.
--   What the company declares itself comes before what a tool's list of accounts says.
--   display_name is proposed to whoever keeps the list and never matched.

create table staging.identities (
    system varchar not null,
    id_kind varchar not null,
    id_value varchar not null,
    person_key varchar,
    team_key varchar,
    actor_kind varchar not null check (
        actor_kind in ('person', 'ai_agent', 'bot', 'service', 'shared')
    ),
    valid_from date default '1900-01-01',
    valid_to date check (valid_to >= valid_from),
    method varchar,
    display_name varchar,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (system, id_kind, id_value, valid_from)
)
