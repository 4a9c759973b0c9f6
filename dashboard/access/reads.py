"""Every statement the server can run: twelve, none of them built from text."""

# Release: published cells only.
RELEASE = """
    select
        release_id,
        created_at,
        data_to,
        as_of,
        is_sample,
        people_band,
        teams,
        k,
        base,
    from published.release
"""
SOURCES = """
    select
        tool,
        kind,
        data_to,
        final_through,
        is_late,
    from published.sources
    order by all
"""
COVERAGE = """
    select
        period_start,
        measure,
        share,
    from published.coverage
    order by all
"""
BLOCKS = """
    select
        block_key,
        grain,
        starts_on,
        ends_on,
        label,
        closes_on,
        is_closed,
        parent_block_key,
    from published.blocks
    order by starts_on desc, block_key
"""
NODES = """
    select
        node_key,
        node_name,
        parent_node_key,
        level,
    from published.nodes
    order by node_name, node_key
"""
GROUPS = """
    select
        block_key,
        group_key,
        group_name,
        level,
        is_combined,
        headcount_band,
        member_nodes,
    from published.groups
    order by all
"""
NODE_GROUPS = """
    select
        node_key,
        block_key,
        group_key,
    from published.node_groups
    where group_key is not null
"""
CONSTANTS = """
    select
        metric_id,
        part,
        grain,
        deff,
    from published.constants
"""
BREAKS = """
    select
        metric_id,
        tool,
        breaks_on,
        effect,
    from published.series_breaks
    order by breaks_on, tool, effect
"""
MISSING_FEEDS = """
    select
        metric_id,
        sentence,
    from published.missing_feeds
"""
HEALTH = """
    select
        metric_id,
        check_id,
        period_start,
        state,
        sign,
    from published.health
    order by all
"""
CELLS = """
    select
        metric_id,
        part,
        group_key,
        block_key,
        numerator,
        denominator,
        weight_sq,
    from published.cells
    where list_contains($metric_ids, metric_id)
        and list_contains($parts, part)
        and list_contains($group_keys, group_key)
        and list_contains($block_keys, block_key)
"""

# Own file: everything of one person, nothing of anybody else.
OWN = """
    select
        as_of,
        built_for_release,
        contributions,
        landings,
        ai_use,
        shown_groups,
    from read_parquet($path)
"""
