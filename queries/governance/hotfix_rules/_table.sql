-- grain: One row per label or branch pattern that marks a hotfix.

create table governance.hotfix_rules (
    kind varchar check (kind in ('label', 'branch')),
    pattern varchar,
    primary key (kind, pattern)
)
