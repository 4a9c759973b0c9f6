-- title: The issues that a tool links to a pull request, as lines that close them: from
--   the addresses in the JSON that lists them.

create or replace temp macro linked_issues(cell) as
array_to_string(
    list_transform(
        regexp_extract_all(cell, '[\w.-]+/[\w.-]+/issues/\d+'),
        lambda address: 'closes ' || replace(address, '/issues/', '#')
    ),
    chr(10)
)
