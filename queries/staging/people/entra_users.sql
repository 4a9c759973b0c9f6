-- title: Users of Microsoft Entra ID, from its portal
-- tool: entra
-- feed: roster
-- container: csv
-- recognised_by: userprincipalname, displayname, usertype, id|objectid
-- columns: mail, jobtitle, department, companyname, accountenabled, officelocation,
--   physicaldeliveryofficename, employeeid, employeehiredate
-- natural_key: person_key
-- newest_by: as_of
-- dated_by: as_of
-- family: people
-- carries: team_key, department, division, organisation, cost_center, manager_key,
--   other_email, scope_name
-- drops: surname, givenname, usagelocation, streetaddress, state, country, city,
--   postalcode, telephonenumber, businessphones, mobile, mobilephone, faxnumber,
--   alternateemailaddress, othermails, proxyaddresses, imaddresses, authentication*,
--   agegroup, consentprovidedforminor, legalagegroupclassification, creationtype,
--   directorysynced, invitationstate, identityissuer, createddatetime, *password*

with read as (
    select
        source.*,
        coalesce(source.declared_scope, '') as scope_name,
        lower(trim(coalesce(source.id, source.objectid))) as object_id,
        mail_address(source.mail) as mail_named,
        entra_address(source.userprincipalname) as sign_in_address,
        clean_text(source.department) as department_named,
        clean_text(source.companyname) as organisation
    from source
)

select
    read.file_id,
    read.row_number,
    read.extra,
    read.scope_name,
    read.organisation,
    'entra' as origin,
    concat_ws(':', 'entra', nullif(read.scope_name, ''), read.object_id) as person_key,
    coalesce(read.mail_named, read.sign_in_address) as email,
    read.sign_in_address as other_email,
    clean_text(read.displayname) as display_name,
    blank_to_null(read.employeeid) as employee_number,
    clean_text(read.jobtitle) as title,
    clean_text(coalesce(read.officelocation, read.physicaldeliveryofficename))
        as location,
    read_flag(read.accountenabled) as is_active,
    read_day(read.employeehiredate) as started_on,
    cast(null as date) as ended_on,
    cast(read.exported_at as date) as as_of,
    directory_unit(read.organisation, read.department_named) as team_key,
    read.department_named as department,
    cast(null as varchar) as division,
    cast(null as varchar) as cost_center,
    cast(null as varchar) as manager_key,
    coalesce(
        missing('id', read.object_id),
        missing('userPrincipalName', read.userprincipalname),
        day_fault('employeeHireDate', read.employeehiredate)
    ) as fault
from read
