-- title: The key of the GitHub issue that an address of the API or web site names.

create or replace temp macro github_issue(address) as
'github:' || github_name(github_repository(address)) || '#'
|| nullif(regexp_extract(address, '/issues/(\d+)', 1), '')
