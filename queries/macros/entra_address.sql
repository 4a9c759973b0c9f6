-- title: The address in the sign-in name of an Entra user; a guest's own address stands
--   in it with its last @ written as _: anna_partner.com#EXT#@tenant.

create or replace temp macro entra_address(sign_in_name) as
mail_address(regexp_replace(
    lower(trim(sign_in_name)), '^(.+)_([^_@]+)#ext#@.*$', '\1@\2'
))
