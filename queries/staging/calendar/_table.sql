-- grain: One row per day from the epoch to 400 days after the newest data day.

create table staging.calendar (
    day date primary key,
    week_start date not null,
    period_start date not null,
    quarter_start date not null,
    year_start date not null
)
