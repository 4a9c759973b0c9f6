-- title: The tier that GitHub tells of a deployment: production where it says so,
--   preview for environments that pass and for the bots of hosters, else none.

create or replace temp macro github_tier(is_production, is_transient, creator) as
case
    when is_production then 'production'
    when
        is_transient
        or list_contains(
            hosting_bots(), regexp_replace(lower(creator), '(\[bot\])?$', '[bot]')
        )
        then 'preview'
end
