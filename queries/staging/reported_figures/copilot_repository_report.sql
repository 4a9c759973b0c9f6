-- title: GitHub Copilot and the pull requests of a repository on a day, as GitHub
--   worked it out
-- tool: copilot
-- feed: figures
-- container: json
-- records_at: day_totals, data, root
-- recognised_by: repo_id, pull_requests
-- never_with: user_id
-- fields: day, organization_id, enterprise_id, repo_id, pull_requests
-- natural_key: entity_kind, entity_id, reported_on
-- rows_per_record: many
-- newest_by: export
-- dated_by: reported_on
-- stamped_by: created_at
-- final_after_days: 3
-- keeps: repo_name, repo_full_name, repo_owner, pull_request_review_times
-- drops: report_*_day, *partition, etl_id, created_at

with read as (
    select
        source.*,
        unnest(vendor_figures(source, '')) as figure
    from source
)

select
    read.file_id,
    read.row_number,
    read.extra,
    'copilot' as source,
    'day' as bucket,
    'repository' as entity_kind,
    read.repo_id as entity_id,
    read_day(read.day) as reported_on,
    read.figure.key as figure,
    read_number(read.figure.value) as amount,
    figure_unit(read.figure.key) as unit,
    coalesce(
        missing('repo_id', read.repo_id),
        if(blank_to_null(read.day) is null, 'no_day day', null),
        day_fault('day', read.day),
        missing('pull_requests', read.figure.key),
        counters_fault([read.figure])
    ) as fault
from read
