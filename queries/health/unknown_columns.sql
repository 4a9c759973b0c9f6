-- grain: One row per format and column that it does not know; such a column is kept
--   with its rows. A name that is no plain word could be a value and is left out.
-- needs: staging.files

with named as (
    select
        format_id,
        file_name,
        unnest(unknown_columns) as column_name
    from staging.files
)

select
    format_id,
    column_name,
    count(*) as files
from named
where regexp_full_match(column_name, '[A-Za-z_][A-Za-z0-9_ ()/$.-]{0,60}')
group by all
order by all
