-- title: Why a required cell sets its row aside, or null.

create or replace temp macro missing(field, cell) as
case
    -- Whatever sorts behind the space starts with something.
    when cell >= '!' then null
    when coalesce(trim(cell), '') = '' then 'missing_key ' || field
end
