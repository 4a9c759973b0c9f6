-- title: The key of a change that is named by an address, as owner/name#7, or in its
--   own repository as #7 or 7; GitLab writes ! for #. Null when it is none of these.

create or replace temp macro change_named(name, repository_key) as
case
    when regexp_full_match(trim(name), '[#!]?\d+')
        then repository_key || '#' || ltrim(trim(name), '#!')
    when regexp_full_match(trim(name), '[^#!: ]+\.[^#!: /]+/[^#!: ]+/[^#!: ]+[#!]\d+')
        then replace(lower(trim(name)), '!', '#')
    when regexp_full_match(trim(name), '[^#!: ]+/[^#!: ]+[#!]\d+')
        then
            split_part(repository_key, '/', 1) || '/'
            || replace(lower(trim(name)), '!', '#')
    when regexp_full_match(change_at(trim(name)), '[^#]+/[^#]+#\d+')
        then change_at(trim(name))
end
