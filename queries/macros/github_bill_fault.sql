-- title: Why a line of a GitHub bill is not counted, or null: GitHub bills machines and
--   storage in the same file, and a unit nobody knows is added to no other.

create or replace temp macro github_bill_fault(field, product, unit_type) as
case
    when not regexp_matches(lower(product), 'copilot|spark|models')
        then 'not_this_kind product'
    when github_bill_unit(unit_type) is null then 'unknown_unit ' || field
end
