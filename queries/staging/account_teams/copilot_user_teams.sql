-- title: GitHub Copilot user teams: the teams in which a user was on a day. Teams with
--   fewer than five seats are not in it, which says nothing about their members
-- tool: copilot
-- feed: roster
-- container: json
-- records_at: day_totals, data, root
-- recognised_by: user_id, day, team_id, slug
-- fields: user_id, user_login|login, day, organization_id, enterprise_id, slug
-- around: organization_id, enterprise_id
-- natural_key: user_id, listed_on, team_name
-- newest_by: export
-- dated_by: listed_on
-- stamped_by: created_at
-- final_after_days: 3
-- drops: team_id, report_*, *partition, etl_id, created_at

with read as (
    select
        source.*,
        blank_to_null(lower(source.user_login)) as login_text,
        coalesce(source.organization_id, source.around.organization_id) as organisation,
        coalesce(source.enterprise_id, source.around.enterprise_id) as enterprise
    from source
)

select
    read.file_id,
    read.row_number,
    read.extra,
    read.user_id,
    'copilot' as tool,
    'github' as system,
    read_day(read.day) as listed_on,
    blank_to_null(lower(read.slug)) as team_name,
    if(read.login_text is null, 'user_id', 'login') as id_kind,
    coalesce(read.login_text, read.user_id) as id_value,
    coalesce(read.organisation, read.enterprise) as scope_id,
    copilot_scope_rank(read.organisation, read.declared_scope) as scope_rank,
    coalesce(
        missing('user_id', read.user_id),
        missing('day', read.day),
        missing('slug', read.slug),
        day_fault('day', read.day)
    ) as fault
from read
