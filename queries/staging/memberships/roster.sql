-- title: Stays in a team, from dated snapshots: a stay lasts to the day before the first
--   snapshot that says otherwise

with snapshots as (
    select
        as_of,
        lag(as_of) over (order by as_of) as earlier,
        lead(as_of) over (order by as_of) as later
    from (select distinct as_of from versions) as days
),

employed as (
    select
        versions.person_key,
        versions.team_key,
        versions.department,
        versions.division,
        versions.cost_center,
        versions.manager_key,
        versions.started_on,
        versions.ended_on,
        versions.file_id,
        versions.row_number,
        snapshots.as_of,
        snapshots.earlier,
        snapshots.later,
        hash(
            versions.team_key, versions.department, versions.division,
            versions.cost_center, versions.manager_key
        ) as place
    from versions
    inner join snapshots on versions.as_of = snapshots.as_of
    where versions.is_active
    qualify row_number() over (
        partition by versions.person_key, versions.as_of
        order by versions.file_id desc, versions.row_number
    ) = 1
),

moves as (
    select
        employed.*,
        lag(as_of) over person as previous,
        lag(as_of) over person is distinct from earlier
        or lag(place) over person is distinct from place as is_new
    from employed
    window person as (partition by person_key order by as_of)
),

stays as (
    select
        moves.*,
        count(*) filter (where is_new) over (
            partition by person_key
            order by as_of
        ) as stay
    from moves
),

bounds as (
    select
        person_key,
        stay,
        arg_min(team_key, as_of) as team_key,
        arg_min(department, as_of) as department,
        arg_min(division, as_of) as division,
        arg_min(cost_center, as_of) as cost_center,
        arg_min(manager_key, as_of) as manager_key,
        arg_max(file_id, as_of) as file_id,
        arg_max(row_number, as_of) as row_number,
        min(as_of) as first_seen,
        -- Somebody new started when the roster says, if that is after the snapshot before.
        case
            when arg_min(previous, as_of) is null
                then arg_min(started_on, as_of)
        end as started_on,
        arg_min(earlier, as_of) as earlier,
        max(later) filter (where later is not null) as later,
        count(*) filter (where later is null) > 0 as is_last,
        arg_max(ended_on, as_of) as ended_on
    from stays
    group by person_key, stay
)

select
    person_key,
    case
        when started_on <= first_seen and coalesce(started_on > earlier, true)
            then started_on
        else first_seen
    end as valid_from,
    case
        when is_last then ended_on
        else least(later - 1, coalesce(ended_on, later - 1))
    end as valid_to,
    team_key,
    department,
    division,
    cost_center,
    manager_key,
    'roster' as origin,
    file_id,
    row_number
from bounds
where ended_on is null or ended_on >= first_seen
