-- title: Users of a SCIM 2.0 directory (RFC 7643): one user, or a list response
-- tool: scim
-- feed: roster
-- container: json
-- records_at: Resources, root
-- recognised_by: id, userName|members
-- never_with: login, email, user_login
-- fields: schemas[], id, userName, externalId, displayName, active, title, userType,
--   name(formatted, givenName, familyName), emails[value, type, primary],
--   members[value], meta(resourceType),
--   enterprise|"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"(
--   employeeNumber, costCenter, organization, division, department, manager(value))
-- around: schemas[]
-- natural_key: person_key
-- newest_by: as_of
-- dated_by: as_of
-- family: people
-- carries: team_key, department, division, outer_unit, cost_center, manager_key,
--   other_email, scope_name
-- drops: nickname, profileurl, preferredlanguage, locale, timezone, password,
--   addresses, phonenumbers, ims, photos, groups, entitlements, roles,
--   x509certificates, urn:*

with extended as (
    select
        source.*,
        coalesce(source.declared_scope, '') as scope_name,
        work_address(source.emails) as address,
        list_concat(
            coalesce(source.schemas, []), coalesce(source.around.schemas, [])
        ) as all_schemas
    from source
),

read as (
    select
        extended.*,
        clean_text(extended.enterprise.department) as department,
        clean_text(extended.enterprise.division) as division,
        coalesce(
            clean_text(extended.enterprise.division),
            clean_text(extended.enterprise.organization)
        ) as outer_unit,
        names_scim(extended.all_schemas) as is_scim,
        -- A list may leave out what a record is; a group has members and no user name.
        extended.username is null and (
            extended.members is not null
            or coalesce(lower(extended.meta.resourcetype), '') = 'group'
            or list_contains(
                extended.all_schemas, 'urn:ietf:params:scim:schemas:core:2.0:Group'
            )
        ) as is_group
    from extended
)

select
    read.file_id,
    read.row_number,
    read.extra,
    read.scope_name,
    read.outer_unit,
    read.division,
    read.department,
    'scim' as origin,
    directory_key('scim', read.scope_name, read.id) as person_key,
    coalesce(read.address, mail_address(read.username)) as email,
    mail_address(read.username) as other_email,
    clean_text(coalesce(
        read.displayname,
        read.name.formatted,
        concat_ws(' ', read.name.givenname, read.name.familyname)
    )) as display_name,
    blank_to_null(read.enterprise.employeenumber) as employee_number,
    clean_text(read.title) as title,
    read_flag(read.active) as is_active,
    cast(null as date) as started_on,
    cast(null as date) as ended_on,
    cast(read.exported_at as date) as as_of,
    directory_unit(read.outer_unit, read.department) as team_key,
    clean_text(read.enterprise.costcenter) as cost_center,
    directory_key('scim', read.scope_name, read.enterprise.manager.value)
        as manager_key,
    case
        when read.is_group or not read.is_scim then 'not_this_kind'
        else coalesce(
            missing('id', read.id),
            missing('userName', coalesce(read.username, read.address))
        )
    end as fault
from read
