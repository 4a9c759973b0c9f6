-- title: A product or SKU of GitHub as one word: the API writes `Copilot AI Credits`
--   where the CSV has `copilot_ai_credit`.

create or replace temp macro github_bill_name(cell) as
regexp_replace(
    regexp_replace(lower(trim(cell)), '[^a-z0-9]+', '_', 'g'),
    '(credit|request)s$',
    '\1'
)
