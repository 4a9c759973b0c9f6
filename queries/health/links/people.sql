-- grain: One row per kind of thing that should be somebody's, and whether it is: its
--   account is a person's on that day.
-- needs: marts.coverage

with mapped as (
    select
        case measure
            when 'usage_mapped' then 'AI use'
            when 'changes_mapped' then 'Merged changes'
            else upper(left(measure, 1)) || replace(substr(measure, 2), '_mapped', '')
        end || ' to people' as link,
        coalesce(sum(part), 0) as part,
        sum(whole) as whole
    from marts.coverage
    where measure like '%\_mapped' escape '\'
    group by measure
    having sum(whole) > 0
)

select
    link,
    'a person''s account' as method,
    'exact' as certainty,
    cast(part as bigint) as things
from mapped
union all
select
    link,
    'nobody''s account' as method,
    'none' as certainty,
    cast(whole - part as bigint) as things
from mapped
order by all
