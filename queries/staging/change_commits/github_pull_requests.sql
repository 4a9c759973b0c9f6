-- title: Commits that gh JSON lists on a pull request

with listed as (
    select
        kept.repository_key,
        kept.change_key,
        kept.file_id,
        kept.row_number,
        unnest(from_json(source.commits, '[{
            "oid": "VARCHAR", "committedDate": "VARCHAR", "messageBody": "VARCHAR",
            "authors": [{"login": "VARCHAR", "email": "VARCHAR"}]
        }]')) as made
    from kept
    inner join source on
        kept.file_id = source.file_id and kept.row_number = source.row_number
    where source.commits like '[%'
)

select
    repository_key,
    lower(made.oid) as sha,
    change_key,
    login(made.authors[1].login) as author_login,
    lower(made.authors[1].email) as author_email,
    read_time(made.committedDate) as committed_at,
    trailers(made.messageBody) as trailers,
    file_id,
    row_number
from listed
where made.oid is not null
