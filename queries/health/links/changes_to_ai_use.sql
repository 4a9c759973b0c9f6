-- grain: One row per degree to which it is known whether AI helped with a merged
--   change. Without a mark or a record it is not known, and is never called human.
-- needs: marts.change_tiers

select
    'Merged changes to the use of AI' as link,
    case tier
        when 'T3' then 'a mark and a tool''s record'
        when 'T2' then 'a tool''s record or an agent''s account'
        when 'T1' then 'a mark alone'
        when 'T0' then 'no AI seen where it would be'
        else 'not known'
    end as method,
    case
        when tier in ('T3', 'T2', 'T0') then 'exact'
        when tier = 'T1' then 'inferred'
        else 'none'
    end as certainty,
    count(*) as things
from marts.change_tiers
group by all
order by all
