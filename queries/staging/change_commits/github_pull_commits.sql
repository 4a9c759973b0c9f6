-- title: Commits of GitHub pull requests (REST), which do not name the pull request
-- tool: github
-- feed: changes
-- container: json
-- recognised_by: sha, commit, parents
-- fields: sha, url, html_url, commit(message, author(email, date), committer(date)),
--   author(login), parents[sha]
-- natural_key: repository_key, sha
-- newest_by: export
-- dated_by: committed_at
-- drops: *

select
    source.file_id,
    source.row_number,
    github_repository(coalesce(source.html_url, source.url)) as repository_key,
    lower(source.sha) as sha,
    login(source.author.login) as author_login,
    lower(trim(source.commit.author.email)) as author_email,
    read_time(coalesce(source.commit.committer.date, source.commit.author.date))
        as committed_at,
    list_transform(source.parents, lambda parent: lower(parent.sha)) as parents,
    trailers(source.commit.message) as trailers,
    coalesce(
        missing('sha', source.sha),
        missing('url', github_repository(coalesce(source.html_url, source.url))),
        time_fault('commit.author.date', source.commit.author.date, source.latest_at),
        time_fault(
            'commit.committer.date', source.commit.committer.date, source.latest_at
        )
    ) as fault
from source
