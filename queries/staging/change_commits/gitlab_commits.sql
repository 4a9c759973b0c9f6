-- title: Commits of GitLab merge requests (REST), which do not name the merge request
-- tool: gitlab
-- feed: changes
-- container: json
-- recognised_by: id, short_id, parent_ids, committed_date
-- fields: id, parent_ids[], message, author_email, authored_date, committed_date,
--   web_url
-- natural_key: repository_key, sha
-- newest_by: export
-- dated_by: committed_at
-- final_after_days: 1
-- drops: *

with named as (
    select
        source.*,
        gitlab_project(source.web_url, source.declared_scope) as repository_key,
        coalesce(source.committed_date, source.authored_date) as made_at,
        lower_texts(source.parent_ids) as parents
    from source
)

select
    named.file_id,
    named.row_number,
    named.repository_key,
    lower(named.id) as sha,
    lower(trim(named.author_email)) as author_email,
    read_time(named.made_at) as committed_at,
    named.parents,
    trailers(named.message) as trailers,
    coalesce(
        missing('id', named.id),
        missing('web_url', named.repository_key),
        time_fault('committed_date', named.made_at, named.latest_at)
    ) as fault
from named
