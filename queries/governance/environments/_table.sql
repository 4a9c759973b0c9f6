-- grain: One row per declared pattern of environment names; * stands for any text.

create table governance.environments (
    pattern varchar primary key,
    tier varchar not null
)
