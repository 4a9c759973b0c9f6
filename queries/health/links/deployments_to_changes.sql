-- grain: One row per way a deployment to production is known to carry changes, the
--   surest one of each, and the deployments nothing links.
-- needs: marts.deployments, marts.deployment_changes

with surest as (
    select
        deployment_key,
        method
    from marts.deployment_changes
    qualify row_number() over (
        partition by deployment_key
        order by
            case method
                when 'listed' then 1
                when 'merge_sha' then 2
                when 'sha_exact' then 3
                when 'ancestry' then 4
                else 5
            end asc,
            method asc
    ) = 1
),

told as (
    select
        case
            when surest.method is not null then surest.method
            when deployments.repeats_turn is not null then 'repeats an earlier one'
        end as method
    from marts.deployments as deployments
    left join surest on deployments.deployment_key = surest.deployment_key
)

select
    'Deployments to changes' as link,
    coalesce(method, 'not linked') as method,
    case
        when method is null then 'none'
        when method = 'time_window' then 'inferred'
        else 'exact'
    end as certainty,
    count(*) as things
from told
group by all
order by all
