-- title: The table of Apache DevLake that says which account is which user's
-- tool: devlake
-- feed: roster
-- container: csv
-- recognised_by: account_id, user_id
-- never_with: day, date, created_at, email, amount, cost
-- natural_key: system, id_kind, id_value, valid_from
-- newest_by: export
-- whole: true
-- family: identities

-- An account is written github:GithubAccount:1:12345: tool, kind, connection, own id.
with read as (
    select
        source.*,
        lower(trim(source.account_id)) as account_name,
        regexp_extract(
            lower(trim(source.account_id)), '^([a-z]+):[a-z]+account:[0-9]+:(.+)$',
            ['tool', 'own_id']
        ) as parts
    from source
)

select
    read.file_id,
    read.row_number,
    read.extra,
    coalesce(nullif(read.parts.tool, ''), 'devlake') as system,
    case read.parts.tool
        when 'github' then 'user_id'
        when 'gitlab' then 'user_id'
        else 'account_id'
    end as id_kind,
    coalesce(nullif(read.parts.own_id, ''), read.account_name) as id_value,
    date '1900-01-01' as valid_from,
    trim(read.user_id) as person_key,
    'person' as actor_kind,
    'devlake' as method,
    coalesce(
        missing('account_id', read.account_id),
        missing('user_id', read.user_id)
    ) as fault
from read
