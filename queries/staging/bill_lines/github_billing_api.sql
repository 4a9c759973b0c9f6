-- title: GitHub bill from the REST API: a day by SKU and model, of everybody or of the
--   user that was asked for
-- tool: copilot
-- feed: spend
-- container: json
-- records_at: usageItems, data, root
-- recognised_by: product, sku, unitType, grossQuantity|quantity, netAmount
-- fields: date, product, sku, model, unitType, pricePerUnit, grossQuantity|quantity,
--   grossAmount, discountAmount, netAmount, user, organization|organizationName,
--   repositoryName, costCenter
-- around: timePeriod(year, month, day), user, organization, enterprise
-- natural_key: bill_line_key
-- newest_by: export
-- dated_by: billed_on
-- final_after_days: 3
-- money: USD
-- drops: discountQuantity, netQuantity

with read as (
    select
        source.*,
        lower(coalesce(source.user, source.around.user)) as login_text,
        lower(coalesce(source.organization, source.around.organization))
            as organisation_text,
        lower(source.around.enterprise) as enterprise_text,
        coalesce(source.date, concat_ws(
            '-', source.around.timeperiod.year,
            lpad(source.around.timeperiod.month, 2, '0'),
            lpad(source.around.timeperiod.day, 2, '0')
        )) as day_text,
        coalesce(source.date, source.around.timeperiod.day) as has_day
    from source
)

select
    read.file_id,
    read.row_number,
    read.extra,
    'github' as system,
    'USD' as currency,
    read.model as model_name,
    read.organisation_text as organisation,
    read_day(read.day_text) as billed_on,
    github_bill_name(read.product) as product,
    github_bill_name(read.sku) as sku,
    github_bill_unit(read.unittype) as unit,
    read_money(read.grossquantity) as quantity,
    read_money(read.priceperunit) as unit_price,
    read_money(read.grossamount) as gross_amount,
    read_money(read.discountamount) as discount_amount,
    read_money(read.netamount) as net_amount,
    repository(read.repositoryname) as repository_key,
    -- Without a user a line is of the whole organisation, or of all of them.
    case
        when read.login_text is not null then 'login'
        when read.organisation_text is not null then 'organisation'
        else 'enterprise'
    end as id_kind,
    coalesce(read.login_text, read.organisation_text, read.enterprise_text, '')
        as id_value,
    key_of([
        'github api', left(read.day_text, 10), read.login_text,
        github_bill_name(read.product), github_bill_name(read.sku), read.model,
        github_bill_unit(read.unittype), read.organisation_text, read.enterprise_text,
        lower(read.repositoryname)
    ]) as bill_line_key,
    coalesce(
        missing('sku', read.sku),
        -- A month is not spread over its days.
        if(read.has_day is null, 'no_day timePeriod.day', null),
        if(read_day(read.day_text) is null, 'bad_time timePeriod.day', null),
        day_fault('timePeriod.day', read.day_text),
        github_bill_fault('unitType', read.product, read.unittype),
        missing('grossQuantity', read.grossquantity),
        money_fault('grossQuantity', read.grossquantity),
        money_fault('pricePerUnit', read.priceperunit),
        money_fault('grossAmount', read.grossamount),
        money_fault('discountAmount', read.discountamount),
        money_fault('netAmount', read.netamount)
    ) as fault
from read
