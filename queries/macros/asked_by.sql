-- title: Who asked an agent for a change: the first of the assignees who is another.

create or replace temp macro asked_by(assignees, author) as
login(list_filter(
    from_json(nodes_of(assignees), '[{"login": "VARCHAR"}]'),
    lambda person: login(person.login) <> author
)[1].login)
