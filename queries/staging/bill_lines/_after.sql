-- title: A day of GitHub's bill that several exports tell counts once: the CSV, which
--   names persons and places, wins over the API, and lines of users over totals

delete from staging.bill_lines
where bill_line_key in (
    with github as (
        select
            lines.*,
            case
                when lines.bill_line_key like 'github csv|%' then 1
                when lines.id_kind = 'login' then 2
                else 3
            end as grain
        from staging.bill_lines as lines
        where lines.system = 'github'
    )

    select github.bill_line_key
    from github
    semi join github as finer
        on
            github.product = finer.product
            and github.unit = finer.unit
            and github.billed_on = finer.billed_on
            and github.grain > finer.grain
            -- An answer of an enterprise covers its organisations.
            and coalesce(github.organisation = finer.organisation, true)
)
