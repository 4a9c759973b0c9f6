-- title: An identifier as it is compared: trimmed, in lower case; a sign-in subject and
--   its issuer keep theirs.

create or replace temp macro identifier(system, cell) as
case when lower(trim(system)) = 'oidc' then trim(cell) else lower(trim(cell)) end
