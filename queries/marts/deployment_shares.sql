-- grain: One row per judged deployment and person: the authors of what it brought, by
--   lines; where it brought nothing of a person's, whoever deployed it, if that is a
--   person. A row without a person is nobody's.
-- needs: marts.deployment_units, marts.landings, marts.changes, marts.change_authors,
--   marts.actors, marts.repository_systems

with units as (
    select * from marts.deployment_units
),

brought as (
    select
        landings.deployment_key,
        authors.person_key,
        coalesce(changes.effective_lines, 0) * coalesce(authors.author_share, 1)
            as lines,
        coalesce(authors.author_share, 1) as author_share
    from marts.landings as landings
    inner join marts.changes as changes on landings.change_key = changes.change_key
    left join marts.change_authors as authors
        on landings.change_key = authors.change_key
    where not changes.is_by_bot
),

sized as (
    select
        deployment_key,
        person_key,
        case
            when sum(lines) over (partition by deployment_key) = 0 then author_share
            else lines
        end as size
    from brought
),

authored as (
    select
        deployment_key,
        person_key,
        sum(size) / nullif(sum(sum(size)) over (partition by deployment_key), 0)
            as share
    from sized
    group by deployment_key, person_key
)

select
    units.deployment_key,
    coalesce(authored.person_key, actors.person_key) as person_key,
    coalesce(authored.share, 1) as share
from units
left join authored on units.deployment_key = authored.deployment_key
left join marts.repository_systems as systems
    on units.repository_key = systems.repository_key
left join marts.actors as actors on
    authored.deployment_key is null
    and systems.system = actors.system
    and actors.id_kind = 'login'
    and units.deployer_id = actors.id_value
    and cast(units.live_at as date) between actors.valid_from and actors.valid_to
