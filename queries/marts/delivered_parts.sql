-- grain: One row per delivered plan item, credited landing up to that day and author:
--   the lines that are theirs. If the lines of an item sum to nothing, every landing on
--   it counts as one.
-- needs: marts.delivered_items, marts.credited_lines, marts.change_authors

with parts as (
    select
        delivered.item_key,
        delivered.delivered_at,
        credited.kept,
        credited.is_ai,
        authors.person_key,
        coalesce(authors.author_share, 1) as author_share,
        credited.lines * coalesce(authors.author_share, 1) as lines
    from marts.delivered_items as delivered
    inner join marts.credited_lines as credited
        on
            delivered.item_key = credited.item_key
            and delivered.delivered_at >= credited.credited_at
    left join marts.change_authors as authors
        on credited.change_key = authors.change_key
)

select
    item_key,
    delivered_at,
    person_key,
    is_ai,
    kept,
    lines,
    case
        when sum(lines) over (partition by item_key) = 0 then author_share
        else lines
    end as size
from parts
