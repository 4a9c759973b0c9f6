-- grain: One row per workflow whose runs are deployments, by path or by name.

create table governance.deployment_workflows (
    path varchar primary key,
    environment varchar not null
)
