-- title: The deployment that a webhook names beside a status

select
    kept.deployment_key,
    'github' as source,
    'unknown' as result,
    source.around.deployment.environment as environment_name,
    lower(source.around.deployment.sha) as sha,
    source.around.deployment.ref,
    login(source.around.deployment.creator.login) as deployer_id,
    read_time(source.around.deployment.created_at) as created_at,
    read_time(source.around.deployment.created_at) as started_at,
    github_repository(source.around.deployment.url) as repository_key,
    github_tier(
        read_flag(source.around.deployment.production_environment),
        read_flag(source.around.deployment.transient_environment),
        source.around.deployment.creator.login
    ) as exported_tier,
    kept.file_id,
    kept.row_number
from kept
inner join source
    on
        kept.file_id = source.file_id and kept.row_number = source.row_number
where source.around.deployment.sha is not null
