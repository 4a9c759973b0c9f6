-- grain: One row per line of a vendor's bill: who, when, what, how much of which unit.
--   Two units are never added.

create table staging.bill_lines (
    bill_line_key varchar,
    system varchar not null,
    id_kind varchar not null,
    id_value varchar not null,
    billed_on date not null,
    product varchar,
    sku varchar,
    model_name varchar,
    quantity decimal(28, 9),
    unit varchar not null check (
        unit in ('requests', 'ai_credits', 'tokens', 'seats')
    ),
    unit_price decimal(18, 9),
    gross_amount decimal(18, 9),
    discount_amount decimal(18, 9),
    net_amount decimal(18, 9),
    currency varchar not null,
    organisation varchar,
    repository_key varchar,
    cost_center varchar,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (bill_line_key)
)
