-- title: The organisation units that people of a directory are in, three levels of
--   them: everybody, the outer unit (of SCIM the division, or else the organisation; of
--   Entra the company), the department. A directory tells names only, so a unit is its
--   path of names.

create or replace temp macro directory_units(versions) as table
    with named as (
        from query_table(versions)
        where team_key is not null
    ),

    units as (
        select
            team_key,
            coalesce(department, outer_unit) as team_name,
            case
                when department is not null and outer_unit is not null
                    then directory_unit(outer_unit, null)
                else 'directory:'
            end as parent_team_key,
            as_of,
            file_id,
            row_number
        from named
        union all
        select
            directory_unit(outer_unit, null) as team_key,
            outer_unit as team_name,
            'directory:' as parent_team_key,
            as_of,
            file_id,
            row_number
        from named
        where outer_unit is not null
        union all
        select
            'directory:' as team_key,
            'Everybody' as team_name,
            null as parent_team_key,
            as_of,
            file_id,
            row_number
        from named
    )

    select
        team_key,
        team_name,
        parent_team_key,
        'directory' as origin,
        file_id,
        row_number
    from units
    qualify row_number() over (
        partition by team_key
        order by as_of desc, file_id asc, row_number asc
    ) = 1
