-- title: Approvals of GitLab merge requests (REST), one answer each. Older answers lack
--   the moment of an approval, which then is before no merge
-- tool: gitlab
-- feed: changes
-- container: json
-- recognised_by: iid, approved_by
-- fields: iid, updated_at, web_url, approved_by[user(username, bot), approved_at]
-- natural_key: change_key
-- rows_per_record: many
-- newest_by: updated_at
-- dated_by: updated_at
-- final_after_days: 1
-- drops: *

with named as (
    select
        source.*,
        gitlab_project(source.web_url, source.declared_scope) as repository_key,
        unnest(coalesce(nullif(source.approved_by, []), [null])) as given
    from source
)

select
    named.file_id,
    named.row_number,
    named.repository_key || '#' || named.iid as change_key,
    'gitlab:' || named.repository_key || '#' || named.iid || ':'
    || login(named.given.user.username) as review_key,
    login(named.given.user.username) as reviewer_id,
    actor_kind(
        login(named.given.user.username),
        read_flag(named.given.user.bot)
        or is_gitlab_bot(login(named.given.user.username)),
        null
    ) as reviewer_kind,
    'approved' as state,
    read_time(named.given.approved_at) as reviewed_at,
    read_time(named.updated_at) as updated_at,
    coalesce(
        missing('iid', named.iid),
        missing('web_url', named.repository_key),
        if(named.given is null, 'not_this_kind approved_by', null),
        nested_fault('approved_by.user', named.given.user.username is null),
        nested_fault('approved_by.approved_at', not_a_time(named.given.approved_at)),
        time_fault('updated_at', named.updated_at, named.latest_at)
    ) as fault
from named
