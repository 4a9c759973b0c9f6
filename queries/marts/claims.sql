-- grain: One row per account, holder and span of days for which a source says so; the
--   lowest rank of a day decides. 0: a list gives it to two people. 1: the company's
--   list. 2 to 6: the address, by alias, roster or directory. 7, 8: GitHub's own
--   address, by the login and by the number in it. 9: a tool's list of accounts. From
--   12: the address that a vendor names beside the id. Whoever left comes after anybody
--   else: a reused name is a new person. Display names never match anybody.
-- needs: staging.contested_ids, staging.addresses, marts.account_forms,
--   marts.declared_ids, marts.known_names, governance.leavers

with forms as (
    select * from marts.account_forms
),

declared as (
    select * from marts.declared_ids
),

named as (
    select
        system,
        id_kind,
        id_value,
        cast(null as varchar) as person_key,
        cast(null as varchar) as team_key,
        cast(null as varchar) as actor_kind,
        'contested' as method,
        0 as rank,
        valid_from,
        coalesce(valid_to, date '9999-12-31') as valid_to
    from staging.contested_ids
    union
    select
        forms.system,
        forms.id_kind,
        forms.id_value,
        declared.person_key,
        declared.team_key,
        declared.actor_kind,
        declared.method,
        case declared.method when 'declared' then 1 else 9 end as rank,
        declared.valid_from,
        declared.valid_to
    from forms
    inner join declared
        on
            forms.system = declared.system
            and forms.id_kind = declared.id_kind
            and forms.form = declared.id_value
    union
    select
        forms.system,
        forms.id_kind,
        forms.id_value,
        known.person_key,
        null as team_key,
        'person' as actor_kind,
        known.method,
        known.rank,
        known.valid_from,
        known.valid_to
    from forms
    inner join marts.known_names as known on forms.form = known.known_name
    where forms.form like '%@%'
    union
    select
        forms.system,
        forms.id_kind,
        forms.id_value,
        declared.person_key,
        declared.team_key,
        declared.actor_kind,
        'noreply' as method,
        case declared.id_kind when 'login' then 7 else 8 end as rank,
        declared.valid_from,
        declared.valid_to
    from forms
    inner join declared
        on
            declared.system = 'github'
            and (
                (declared.id_kind = 'login' and forms.login_inside = declared.id_value)
                or (
                    declared.id_kind = 'user_id'
                    and forms.number_inside = declared.id_value
                )
            )
    union
    select
        forms.system,
        forms.id_kind,
        forms.id_value,
        known.person_key,
        null as team_key,
        'person' as actor_kind,
        'vendor' as method,
        10 + known.rank as rank,
        known.valid_from,
        known.valid_to
    from forms
    inner join staging.addresses as addresses
        on
            forms.system = addresses.system
            and forms.id_kind = addresses.id_kind
            and forms.form = addresses.id_value
    inner join marts.known_names as known on addresses.email = known.known_name
)

select
    named.system,
    named.id_kind,
    named.id_value,
    named.person_key,
    named.team_key,
    named.actor_kind,
    named.method,
    named.rank,
    named.valid_from,
    least(named.valid_to, coalesce(leavers.left_on, named.valid_to)) as valid_to
from named
left join governance.leavers as leavers on named.person_key = leavers.person_key
where coalesce(named.valid_from <= leavers.left_on, true)
union all
select
    named.system,
    named.id_kind,
    named.id_value,
    named.person_key,
    named.team_key,
    named.actor_kind,
    named.method,
    100 + named.rank as rank,
    cast(greatest(named.valid_from, leavers.left_on + interval 1 day) as date)
        as valid_from,
    named.valid_to
from named
inner join governance.leavers as leavers on named.person_key = leavers.person_key
where named.valid_to > leavers.left_on
