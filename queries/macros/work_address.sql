-- title: The address that a SCIM user has at work: the primary one, else one of kind
--   work, else one of no kind. One of another kind is private and never read.

create or replace temp macro work_address(emails) as
mail_address(list_first(list_sort(list_transform(
    list_filter(
        emails,
        lambda one: coalesce(lower(one.type), 'work') = 'work'
    ),
    lambda one: {
        'order': case when lower(one."primary") = 'true' then 0 else 1 end,
        'value': one.value
    }
))).value)
