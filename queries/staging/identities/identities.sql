-- title: Who is behind an identifier of a tool
-- tool: identities
-- feed: roster
-- container: csv
-- recognised_by: person_key, system, id_kind, id_value
-- columns: valid_from, valid_to, actor_kind, team_key, note
-- natural_key: system, id_kind, id_value, valid_from
-- newest_by: export
-- whole: true
-- drops: note

with read as (
    select
        source.*,
        lower(trim(source.system)) as system_name,
        lower(trim(source.id_kind)) as kind,
        case
            when lower(trim(source.system)) = 'oidc' then trim(source.id_value)
            else lower(trim(source.id_value))
        end as identifier,
        coalesce(trim(source.person_key), 'team ' || trim(source.team_key)) as holder,
        coalesce(read_day(source.valid_from), date '1900-01-01') as starts_on,
        coalesce(read_day(source.valid_to), date '9999-12-31') as ends_on
    from source
),

shared as (
    -- One id given to two people on one day belongs to neither.
    select distinct
        ours.file_id,
        ours.row_number
    from read as ours
    inner join read as theirs on
        ours.file_id = theirs.file_id
        and ours.system_name = theirs.system_name
        and ours.kind = theirs.kind
        and ours.identifier = theirs.identifier
        and ours.holder <> theirs.holder
        and ours.starts_on <= theirs.ends_on
        and ours.ends_on >= theirs.starts_on
)

select
    read.file_id,
    read.row_number,
    read.extra,
    read.system_name as system,
    -- Of a sign-in the kind is the issuer, which keeps its case.
    case read.system_name when 'oidc' then trim(read.id_kind) else read.kind end
        as id_kind,
    read.identifier as id_value,
    trim(read.person_key) as person_key,
    trim(read.team_key) as team_key,
    read.starts_on as valid_from,
    read_day(read.valid_to) as valid_to,
    'declared' as method,
    coalesce(lower(trim(read.actor_kind)), 'person') as actor_kind,
    coalesce(
        missing('system', read.system),
        missing('id_kind', read.id_kind),
        missing('id_value', read.id_value),
        missing('person_key', read.holder),
        day_fault('valid_from', read.valid_from),
        day_fault('valid_to', read.valid_to),
        case when shared.file_id is not null then 'conflicting_rows id_value' end
    ) as fault
from read
left join shared on
    read.file_id = shared.file_id and read.row_number = shared.row_number
