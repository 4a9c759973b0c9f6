-- title: Why a required cell sets its row aside, or null.

create or replace temp macro missing(field, cell) as
case when coalesce(trim(cell), '') = '' then 'missing_key ' || field end
