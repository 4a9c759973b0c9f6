-- title: Identifiers that the newest list gives to two people on one day

with newest as (
    select
        file_id,
        snapshot,
        max(snapshot) over (partition by scope) as newest_snapshot
    from file_rank
)

select
    rivals.system,
    rivals.id_kind,
    rivals.id_value,
    rivals.valid_from,
    max(coalesce(rivals.valid_to, date '9999-12-31')) as valid_to,
    min(rivals.file_id) as file_id,
    min(rivals.row_number) as row_number
from candidate_identities as rivals
inner join newest
    on
        rivals.file_id = newest.file_id
        and newest.snapshot = newest.newest_snapshot
where (rivals.file_id, rivals.row_number) in (
    select
        fate.file_id,
        fate.row_number
    from fate
    where fate.reason = 'conflicting_rows'
)
group by rivals.system, rivals.id_kind, rivals.id_value, rivals.valid_from
