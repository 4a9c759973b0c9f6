-- title: What a Cursor cost is: of an included event notional, not money paid.

create or replace temp macro cursor_cost_kind(kind, cost) as
case
    when read_money(cost) is null then null
    when cursor_is_included(kind) then 'notional_included'
    else 'charged'
end
