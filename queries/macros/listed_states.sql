-- title: The states that GraphQL lists on a deployment, its newest one among them; its
--   own state only where none is listed. ACTIVE is a success that is still live.

create or replace temp macro listed_states(statuses, latest, state, updated_at) as
list_transform(
    coalesce(
        nullif(
            list_concat(
                from_json(nodes_of(statuses), '[{
                    "state": "VARCHAR", "createdAt": "VARCHAR", "updatedAt": "VARCHAR"
                }]'),
                list_filter(
                    [from_json(json_of(latest, 'OBJECT'), '{
                        "state": "VARCHAR", "createdAt": "VARCHAR", "updatedAt": "VARCHAR"
                    }')],
                    lambda told: told.state is not null
                )
            ),
            []
        ),
        list_filter(
            [{ state: state, createdat: updated_at, updatedat: updated_at }],
            lambda told: lower(told.state) = 'active'
        )
    ),
    lambda told: {
        state: if(lower(told.state) = 'active', 'success', lower(told.state)),
        entered_at: coalesce(told.createdat, told.updatedat)
    }
)
