-- title: Which of several Copilot rows of one person and day counts: the enterprise's
--   wins, then the declared organisation's, then that of the lowest id.

create or replace temp macro copilot_scope_rank(organisation, declared_scope) as
case
    when organisation is null then '0'
    when organisation = declared_scope then '1'
    else '2' || lpad(organisation, 20, '0')
end
