-- grain: One row per jump that is the vendor's and not the team's.

create table governance.series_breaks (
    tool varchar,
    measure varchar,
    breaks_on date,
    effect varchar not null,
    source_url varchar,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (tool, measure, breaks_on)
)
