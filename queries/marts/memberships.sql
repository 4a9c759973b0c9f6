-- grain: One row per person and stay in a team that counts, of one origin per day. The
--   spine comes first. Units of another source count only where it describes none: two
--   trees never mix. A team that a tool lists fills days before anybody names a
--   place for the person, where it is the only one it lists them in.
-- needs: staging.memberships, staging.teams, staging.account_teams, staging.files,
--   marts.people_sources, marts.person_keys, marts.people, marts.actors

with formats as (
    select
        file_id,
        min(format_id) as format_id
    from staging.files
    group by file_id
),

spine as (
    select coalesce(min(case when is_spine then source end), 'roster') as source
    from marts.people_sources
),

told as (
    select
        memberships.valid_from,
        memberships.valid_to,
        memberships.team_key,
        coalesce(memberships.origin, 'roster') as origin,
        coalesce(memberships.origin, 'roster') = 'roster'
        and coalesce(formats.format_id, spine.source) = spine.source as is_spine,
        memberships.person_key as known_key,
        coalesce(holders.person_key, memberships.person_key) as person_key,
        coalesce(managers.person_key, memberships.manager_key) as manager_key
    from staging.memberships as memberships
    cross join spine
    left join formats on memberships.file_id = formats.file_id
    left join marts.person_keys as holders
        on memberships.person_key = holders.known_key
    left join marts.person_keys as managers
        on memberships.manager_key = managers.known_key
),

trees as (
    select count(*) filter (where origin = 'roster') > 0 as is_told
    from staging.teams
),

placed as (
    select
        told.*,
        -- One person in two directories is where the first of them says.
        rank() over (partition by told.person_key order by told.known_key) as turn
    from told
    cross join trees
    where told.is_spine or not trees.is_told
),

listed as (
    select
        account_teams.listed_on,
        actors.person_key,
        min(teams.team_key) as team_key
    from staging.account_teams as account_teams
    inner join marts.actors as actors
        on
            account_teams.system = actors.system
            and account_teams.id_kind = actors.id_kind
            and account_teams.id_value = actors.id_value
            and account_teams.listed_on between actors.valid_from and actors.valid_to
    left join staging.teams as teams
        on
            replace(lower(account_teams.team_name), '-', '_')
            = replace(lower(teams.team_key), '-', '_')
    group by actors.person_key, account_teams.listed_on
    having
        count(distinct account_teams.team_name) = 1
        and count(distinct teams.team_key) = 1
),

gaps as (
    select
        listed.person_key,
        listed.team_key,
        listed.listed_on,
        row_number() over (
            partition by listed.person_key, listed.team_key order by listed.listed_on
        ) as turn
    from listed
    inner join marts.people as people on listed.person_key = people.person_key
    left join placed
        on
            listed.person_key = placed.person_key
            and listed.listed_on >= placed.valid_from
    where placed.person_key is null
)

select
    person_key,
    valid_from,
    valid_to,
    team_key,
    manager_key,
    origin
from placed
where is_spine or turn = 1
union all
select
    person_key,
    min(listed_on) as valid_from,
    max(listed_on) as valid_to,
    team_key,
    cast(null as varchar) as manager_key,
    'copilot_teams' as origin
from gaps
group by person_key, team_key, date_diff('day', date '1970-01-01', listed_on) - turn
