-- grain: One row per account or address that an export or a list of identities names,
--   and form in which it is looked up: as it is and, where exports.toml says so,
--   without the part of an address from + to @. GitHub's own address holds number and
--   login.
-- needs: staging.identities, marts.seen_accounts, governance.policy

with accounts as (
    select
        system,
        id_kind,
        id_value
    from marts.seen_accounts
    union
    select
        system,
        id_kind,
        id_value
    from staging.identities
),

forms as (
    select
        *,
        id_value as form
    from accounts
    union
    select
        accounts.*,
        regexp_replace(accounts.id_value, '[+][^@+]*@', '@') as form
    from accounts
    inner join governance.policy as policy
        on
            policy.name = 'identity.strip_plus_tag'
            and policy.value = 'true'
    where accounts.id_value not like '%@users.noreply.github.com'
)

select
    system,
    id_kind,
    id_value,
    form,
    nullif(regexp_extract(
        form, '^(?:[0-9]+[+])?([^@+]+)@users[.]noreply[.]github[.]com$', 1
    ), '') as login_inside,
    nullif(regexp_extract(
        form, '^([0-9]+)[+][^@]+@users[.]noreply[.]github[.]com$', 1
    ), '') as number_inside
from forms
