-- grain: One row per service and quarter, frozen for the quarter.

create table governance.standard_sizes (
    service_key varchar,
    quarter_start date,
    standard_size_lines double not null check (standard_size_lines >= 10),
    basis varchar not null check (basis in ('measured', 'fallback')),
    baseline_from date,
    baseline_to date,
    baseline_weeks bigint check (baseline_weeks >= 0),
    approved_by varchar,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (service_key, quarter_start)
)
