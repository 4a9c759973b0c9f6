-- title: Commits that gh JSON lists on a pull request; null where REST gives a number.

create or replace temp macro gh_commits(cell) as
case
    when starts_with(cell, '[') then from_json(cell, '[{
        "oid": "VARCHAR",
        "committedDate": "VARCHAR",
        "messageBody": "VARCHAR",
        "authors": [{"login": "VARCHAR", "email": "VARCHAR"}]
    }]')
end
