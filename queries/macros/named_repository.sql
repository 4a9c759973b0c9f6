-- title: The key of a repository from its address, and its name where the address is
--   that of its host only.

create or replace temp macro named_repository(address, name) as
case
    when
        ends_with(
            regexp_replace(lower(trim(address)), '(\.git)?/*$', ''), lower(trim(name))
        )
        or name is null
        then regexp_replace(
            repository_at(trim(address)), '(\.git)?/*$', ''
        )
    else
        regexp_replace(repository_at(trim(address)), '/*$', '') || '/'
        || lower(trim(name))
end
