-- title: Who is behind an identifier of a tool
-- tool: identities
-- feed: roster
-- container: csv
-- recognised_by: person_key, system, id_kind, id_value
-- columns: valid_from, valid_to, actor_kind, team_key, note
-- natural_key: system, id_kind, id_value, valid_from
-- newest_by: export
-- whole: true
-- family: identities
-- generation: 1
-- drops: note

with read as (
    select
        source.file_id,
        source.row_number,
        source.extra,
        lower(trim(source.system)) as system,
        identifier(source.system, source.id_kind) as id_kind,
        identifier(source.system, source.id_value) as id_value,
        blank_to_null(source.person_key) as person_key,
        blank_to_null(source.team_key) as team_key,
        coalesce(lower(trim(source.actor_kind)), 'person') as actor_kind,
        coalesce(read_day(source.valid_from), date '1900-01-01') as valid_from,
        read_day(source.valid_to) as valid_to,
        coalesce(
            missing('system', source.system),
            missing('id_kind', source.id_kind),
            missing('id_value', source.id_value),
            missing('person_key', coalesce(source.person_key, source.team_key)),
            day_fault('valid_from', source.valid_from),
            day_fault('valid_to', source.valid_to)
        ) as fault
    from source
),

contested as (
    -- One id given to two people on one day belongs to neither.
    select distinct
        ours.file_id,
        ours.row_number
    from read as ours
    inner join read as theirs
        on
            ours.file_id = theirs.file_id
            and ours.system = theirs.system
            and ours.id_kind = theirs.id_kind
            and ours.id_value = theirs.id_value
            and coalesce(ours.person_key, 'team ' || ours.team_key)
            <> coalesce(theirs.person_key, 'team ' || theirs.team_key)
            and ours.valid_from <= coalesce(theirs.valid_to, date '9999-12-31')
            and theirs.valid_from <= coalesce(ours.valid_to, date '9999-12-31')
    where ours.fault is null and theirs.fault is null
)

select
    read.file_id,
    read.row_number,
    read.extra,
    read.system,
    read.id_kind,
    read.id_value,
    read.person_key,
    read.team_key,
    read.actor_kind,
    read.valid_from,
    read.valid_to,
    'declared' as method,
    coalesce(
        read.fault,
        case when contested.file_id is not null then 'conflicting_rows id_value' end
    ) as fault
from read
left join contested
    on
        read.file_id = contested.file_id and read.row_number = contested.row_number
