-- title: Reviews that gh or GraphQL list on a pull request.

create or replace temp macro listed_reviews(cell) as
list_transform(
    from_json(nodes_of(cell), '[{
        "id": "VARCHAR",
        "state": "VARCHAR",
        "submittedAt": "VARCHAR",
        "author": {"login": "VARCHAR", "__typename": "VARCHAR"}
    }]'),
    lambda given: {
        id: given.id,
        state: lower(given.state),
        submitted_at: given.submittedat,
        login: login(given.author.login),
        is_bot: given.author.__typename = 'Bot'
    }
)
