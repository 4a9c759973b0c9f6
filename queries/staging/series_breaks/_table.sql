-- grain: One row per jump of a series that is the vendor's and not the team's: known to
--   everybody who uses the tool, or told by the company.

create table staging.series_breaks (
    tool varchar,
    measure varchar,
    breaks_on date,
    effect varchar not null,
    source_url varchar,
    primary key (tool, measure, breaks_on)
)
