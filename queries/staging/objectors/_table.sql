-- grain: One row per key under which a roster, a directory or a list of identities
--   knows somebody who objects, and the day since when.

create table staging.objectors (
    known_key varchar,
    since_on date not null,
    primary key (known_key)
)
