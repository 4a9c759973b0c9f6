-- grain: One row per person, role and, for managers, node. Only people on the roster
--   today. A node's manager is whom most of its people name as theirs; two of equal
--   weight: nobody. Whose role no source tells, as directories do not, has the one that
--   opens nothing but a person's own page.
-- needs: marts.people, marts.memberships, marts.policy

with people as (
    select * from marts.people
),

memberships as (
    select * from marts.memberships
),

policy as (
    select * from marts.policy
),

members as (
    select memberships.*
    from memberships
    inner join policy on
        memberships.valid_from <= policy.data_to
        and (
            memberships.valid_to is null or memberships.valid_to >= policy.data_to
        )
),

named as (
    select
        team_key as node_key,
        manager_key,
        count(*) as people,
        sum(count(*)) over (partition by team_key) as named_by
    from members
    where manager_key is not null
    group by team_key, manager_key
),

roles as (
    select
        person_key,
        coalesce(role, 'engineer') as role,
        cast(null as varchar) as node_key
    from people
    where coalesce(role, 'engineer') in ('engineer', 'hr', 'steward', 'auditor')
    union all
    select
        manager_key as person_key,
        'manager' as role,
        node_key
    from named
    where people * 2 > named_by
)

select
    roles.person_key,
    roles.role,
    roles.node_key
from roles
where roles.person_key in (select person_key from members)
