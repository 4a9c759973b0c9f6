-- grain: One row per account or address that nobody holds, in the order of the alphabet
--   and without amounts: an order by size would be a ranking. Who it could be is a
--   proposal for whoever keeps the list of identities, from equal names. Never a match.
-- needs: marts.unmapped_accounts, marts.people, staging.identities

with named as (
    select
        person_key,
        'name' as told_by,
        display_name as words
    from marts.people
    union all
    select
        person_key,
        'address' as told_by,
        split_part(email, '@', 1) as words
    from marts.people
),

known as (
    select
        person_key,
        told_by,
        array_to_string(list_sort(regexp_extract_all(
            lower(strip_accents(words)), '[a-z]+'
        )), ' ') as sorted_words
    from named
),

spoken as (
    select
        unmapped.system,
        unmapped.id_kind,
        unmapped.id_value,
        -- A managed user of GitHub ends in the company's short name, a key of Claude
        -- Code begins with its kind and ends in a code.
        unnest([
            split_part(unmapped.id_value, '@', 1),
            regexp_replace(unmapped.id_value, '_[a-z0-9]+$', ''),
            regexp_replace(
                unmapped.id_value, '^claude_code_key_(.+)_[^_]+$', '\1'
            ),
            listed.display_name
        ]) as words
    from marts.unmapped_accounts as unmapped
    left join staging.identities as listed
        on
            unmapped.system = listed.system
            and unmapped.id_kind = listed.id_kind
            and unmapped.id_value = listed.id_value
),

guessed as (
    select distinct
        spoken.system,
        spoken.id_kind,
        spoken.id_value,
        known.person_key || ' (same ' || known.told_by || ')' as guess
    from spoken
    inner join known
        on
            array_to_string(list_sort(regexp_extract_all(
                lower(strip_accents(spoken.words)), '[a-z]+'
            )), ' ') = known.sorted_words
    where known.sorted_words <> ''
),

proposed as (
    select
        system,
        id_kind,
        id_value,
        string_agg(guess, ', ' order by guess) as proposal
    from guessed
    group by system, id_kind, id_value
)

select
    unmapped.system,
    unmapped.id_kind,
    unmapped.id_value,
    unmapped.why,
    coalesce(proposed.proposal, '') as proposal
from marts.unmapped_accounts as unmapped
left join proposed
    on
        unmapped.system = proposed.system
        and unmapped.id_kind = proposed.id_kind
        and unmapped.id_value = proposed.id_value
order by all
