-- title: Commits that gh or GraphQL list on a pull request; null where REST only counts
--   them.

create or replace temp macro listed_commits(cell) as
list_transform(
    from_json(nodes_of(cell), '[{
        "oid": "VARCHAR",
        "committedDate": "VARCHAR",
        "messageBody": "VARCHAR",
        "authors": [{"login": "VARCHAR", "email": "VARCHAR"}],
        "commit": {
            "oid": "VARCHAR",
            "committedDate": "VARCHAR",
            "message": "VARCHAR",
            "author": {"email": "VARCHAR", "user": {"login": "VARCHAR"}}
        }
    }]'),
    lambda made: {
        sha: lower(coalesce(made.oid, made.commit.oid)),
        committed_at: coalesce(made.committeddate, made.commit.committeddate),
        message: coalesce(made.messagebody, made.commit.message),
        login: coalesce(made.authors[1].login, made.commit.author.user.login),
        email: coalesce(made.authors[1].email, made.commit.author.email)
    }
)
