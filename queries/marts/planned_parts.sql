-- grain: One row per planned unit, attempt and author. A planned unit is an item of the
--   plan, once it has settled; it is dated by that day. If its lines sum to nothing,
--   every landing on it counts as one.
-- needs: marts.attempt_authors, marts.settled_items

select
    'plan ' || attempts.item_key as unit_key,
    attempts.item_key,
    cast(settled.settled_at as date) as dated_on,
    attempts.person_key,
    attempts.first_commit_at,
    attempts.standard_size_lines,
    attempts.is_ai,
    attempts.kept,
    coalesce(attempts.credited_at <= settled.settled_at, false) as is_credited,
    case
        when sum(attempts.lines) over (partition by attempts.item_key) = 0
            then attempts.author_share
        else attempts.lines
    end as size
from marts.attempt_authors as attempts
inner join marts.settled_items as settled on attempts.item_key = settled.item_key
