-- title: The result a state or conclusion of a deployment stands for.

create or replace temp macro deployment_result(state) as
case
    when lower(state) in ('success', 'succeeded', 'successful', 'completed')
        then 'success'
    when lower(state) in (
        'failure', 'failed', 'error', 'timed_out', 'startup_failure'
    ) then 'failure'
    when lower(state) in (
        'cancelled', 'canceled', 'skipped', 'neutral', 'stale', 'aborted', 'stopped'
    ) then 'cancelled'
    when coalesce(trim(state), '') = '' or lower(state) in (
        'created', 'queued', 'pending', 'requested', 'waiting', 'blocked', 'running',
        'in_progress', 'action_required'
    ) then 'running'
    else 'unknown'
end
