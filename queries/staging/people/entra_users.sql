-- title: Users of Microsoft Entra ID: the portal's CSV, or Microsoft Graph, where
--   users?$expand=manager also tells the manager
-- tool: entra
-- feed: roster
-- container: csv, json
-- records_at: value, root
-- recognised_by: userPrincipalName, displayName, id|objectId
-- fields: userPrincipalName, displayName, id|objectId, userType, mail, jobTitle,
--   department, companyName, accountEnabled, employeeId, employeeHireDate,
--   officeLocation|physicalDeliveryOfficeName, employeeOrgData(division, costCenter),
--   manager(id)
-- natural_key: person_key
-- newest_by: as_of
-- dated_by: as_of
-- family: people
-- carries: team_key, department, division, outer_unit, cost_center, manager_key,
--   other_email, scope_name
-- drops: surname, givenname, preferredlanguage, usagelocation, streetaddress, state,
--   country, city, postalcode, telephonenumber, businessphones, mobile, mobilephone,
--   faxnumber, alternateemailaddress, othermails, proxyaddresses, imaddresses,
--   authentication*, agegroup, consentprovidedforminor, legalagegroupclassification,
--   birthday, creationtype, directorysynced, invitationstate, identityissuer,
--   identities, createddatetime, onpremises*, *password*, @odata*

with read as (
    select
        source.*,
        coalesce(source.declared_scope, '') as scope_name,
        mail_address(source.mail) as mail_named,
        entra_address(source.userprincipalname) as sign_in_address,
        clean_text(source.department) as department_named,
        -- Not the division, which the portal's CSV does not tell: the same people would
        -- seem to move from one export to the other.
        clean_text(source.companyname) as outer_unit
    from source
)

select
    read.file_id,
    read.row_number,
    read.extra,
    read.scope_name,
    read.outer_unit,
    'entra' as origin,
    directory_key('entra', read.scope_name, read.id) as person_key,
    coalesce(read.mail_named, read.sign_in_address) as email,
    read.sign_in_address as other_email,
    clean_text(read.displayname) as display_name,
    blank_to_null(read.employeeid) as employee_number,
    clean_text(read.jobtitle) as title,
    clean_text(read.officelocation) as location,
    read_flag(read.accountenabled) as is_active,
    read_day(read.employeehiredate) as started_on,
    cast(null as date) as ended_on,
    cast(read.exported_at as date) as as_of,
    directory_unit(read.outer_unit, read.department_named) as team_key,
    read.department_named as department,
    clean_text(read.employeeorgdata.division) as division,
    clean_text(read.employeeorgdata.costcenter) as cost_center,
    directory_key('entra', read.scope_name, read.manager.id) as manager_key,
    coalesce(
        missing('id', read.id),
        missing('userPrincipalName', read.userprincipalname),
        day_fault('employeeHireDate', read.employeehiredate)
    ) as fault
from read
