-- title: One of the things a Linear issue can be in.

create or replace temp macro linear_plan(kind, id, title, starts_on, due_on) as
struct_pack(
    kind := kind,
    plan_key := 'linear:' || kind || ':' || blank_to_null(id),
    title := blank_to_null(title),
    starts_on := starts_on,
    due_on := due_on
)
