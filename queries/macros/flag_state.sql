-- title: One flag that two names may bear, as `1` or `0`, as `null` where a tool wrote
--   that it does not know, and null where it wrote nothing.

create or replace temp macro flag_state(one, other) as
case
    when read_flag(one) or read_flag(other) then '1'
    when not coalesce(read_flag(one), read_flag(other)) then '0'
    when coalesce(one, other) is not null then 'null'
end
