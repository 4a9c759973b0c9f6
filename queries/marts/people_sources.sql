-- grain: One row per person as a source names them. The spine is the roster, or else
--   the first layout, by name, that a mapping reads as a roster. A directory never is.
-- needs: staging.people, staging.files

with formats as (
    select
        file_id,
        min(format_id) as format_id
    from staging.files
    group by file_id
),

sourced as (
    select
        people.person_key,
        lower(people.email) as email,
        people.employee_number,
        case people.origin
            when 'roster' then coalesce(formats.format_id, 'roster')
            else people.origin
        end as source,
        case people.origin when 'roster' then 0 else 1 end as place
    from staging.people as people
    left join formats on people.file_id = formats.file_id
),

placed as (
    select
        *,
        min(
            case when place = 0 and source <> 'roster' then source end
        ) over () as first_layout,
        count(*) filter (where source = 'roster') over () as of_roster
    from sourced
)

select
    person_key,
    email,
    employee_number,
    source,
    place = 0
    and source = case when of_roster > 0 then 'roster' else first_layout end as is_spine
from placed
