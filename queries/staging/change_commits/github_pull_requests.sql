-- title: Commits that gh or GraphQL list on a pull request

with listed as (
    select
        kept.repository_key,
        kept.change_key,
        kept.file_id,
        kept.row_number,
        unnest(listed_commits(source.commits)) as made
    from kept
    inner join source on
        kept.file_id = source.file_id and kept.row_number = source.row_number
)

select
    listed.repository_key,
    listed.made.sha,
    listed.change_key,
    login(listed.made.login) as author_login,
    lower(listed.made.email) as author_email,
    read_time(listed.made.committed_at) as committed_at,
    trailers(listed.made.message) as trailers,
    listed.file_id,
    listed.row_number
from listed
