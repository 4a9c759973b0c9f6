-- title: GitHub bill as CSV: one line per day, user, SKU and model. The unit stands in
--   the row; the AI credits of a line of requests are a forecast and no second amount
-- tool: copilot
-- feed: spend
-- container: csv
-- recognised_by: date, product, sku, quantity, unit_type, net_amount
-- columns: username, model, applied_cost_per_quantity, gross_amount, discount_amount,
--   exceeds_quota, organization, repository, cost_center_name
-- natural_key: bill_line_key
-- newest_by: export
-- dated_by: billed_on
-- final_after_days: 3
-- money: USD
-- drops: total_monthly_quota, aic_*, workflow_path

select
    source.file_id,
    source.row_number,
    source.extra,
    'github' as system,
    'USD' as currency,
    source.model as model_name,
    read_day(source.date) as billed_on,
    github_bill_name(source.product) as product,
    github_bill_name(source.sku) as sku,
    github_bill_unit(source.unit_type) as unit,
    read_money(source.quantity) as quantity,
    read_money(source.applied_cost_per_quantity) as unit_price,
    read_money(source.gross_amount) as gross_amount,
    read_money(source.discount_amount) as discount_amount,
    read_money(source.net_amount) as net_amount,
    lower(source.organization) as organisation,
    repository(source.repository) as repository_key,
    source.cost_center_name as cost_center,
    if(source.username is null, 'unknown', 'login') as id_kind,
    coalesce(lower(trim(source.username)), '') as id_value,
    key_of([
        'github csv', left(source.date, 10), lower(source.username),
        github_bill_name(source.product), github_bill_name(source.sku), source.model,
        github_bill_unit(source.unit_type), lower(source.exceeds_quota),
        lower(source.organization), lower(source.repository), source.cost_center_name
    ]) as bill_line_key,
    coalesce(
        missing('date', source.date),
        missing('sku', source.sku),
        day_fault('date', source.date),
        github_bill_fault('unit_type', source.product, source.unit_type),
        missing('quantity', source.quantity),
        money_fault('quantity', source.quantity),
        money_fault('applied_cost_per_quantity', source.applied_cost_per_quantity),
        money_fault('gross_amount', source.gross_amount),
        money_fault('discount_amount', source.discount_amount),
        money_fault('net_amount', source.net_amount)
    ) as fault
from source
