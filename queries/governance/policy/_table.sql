-- grain: One row per value of policy.toml, with its dotted name.

create table governance.policy (
    name varchar primary key,
    value varchar not null
)
