-- title: Commits that gh JSON lists on a pull request

with listed as (
    select
        kept.repository_key,
        kept.change_key,
        kept.file_id,
        kept.row_number,
        unnest(gh_commits(source.commits)) as made
    from kept
    inner join source on
        kept.file_id = source.file_id and kept.row_number = source.row_number
)

select
    listed.repository_key,
    lower(listed.made.oid) as sha,
    listed.change_key,
    login(listed.made.authors[1].login) as author_login,
    lower(listed.made.authors[1].email) as author_email,
    read_time(listed.made.committeddate) as committed_at,
    trailers(listed.made.messagebody) as trailers,
    listed.file_id,
    listed.row_number
from listed
where listed.made.oid is not null
