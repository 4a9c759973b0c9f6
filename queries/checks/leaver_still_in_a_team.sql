-- title: People who left by the register of leavers, and whom a later roster still has
--   in a team

with snapshots as (
    select
        file_id,
        max(window_to) as told_on
    from staging.files
    group by file_id
)

select
    leavers.file_id,
    leavers.row_number
from governance.leavers as leavers
inner join staging.memberships as memberships
    on
        leavers.person_key = memberships.person_key
        and leavers.left_on >= memberships.valid_from
inner join snapshots on memberships.file_id = snapshots.file_id
where memberships.valid_to is null and leavers.left_on < snapshots.told_on
