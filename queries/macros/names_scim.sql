-- title: Whether a list of schemas is one of SCIM's.

create or replace temp macro names_scim(schemas) as
len(list_filter(schemas, lambda one: starts_with(one, 'urn:ietf:params:scim:'))) > 0
