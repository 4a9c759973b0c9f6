"""Every table and column of a release: none of them is about one person."""

TABLES = {
    "release": """
        release_id bigint not null,
        created_at timestamp not null,
        data_to date not null,
        as_of date not null,
        is_sample boolean not null,
        people_band varchar not null,
        teams bigint not null,
        k bigint not null,
        base bigint not null
    """,
    "sources": """
        tool varchar not null,
        kind varchar not null,
        data_to date,
        final_through date,
        is_late boolean not null
    """,
    "blocks": """
        block_key varchar primary key,
        grain varchar not null,
        starts_on date not null,
        ends_on date not null,
        label varchar not null,
        closes_on date not null,
        is_closed boolean not null,
        parent_block_key varchar
    """,
    "nodes": """
        node_key varchar primary key,
        node_name varchar not null,
        parent_node_key varchar,
        level varchar not null
    """,
    "groups": """
        group_key varchar not null,
        block_key varchar not null,
        group_name varchar not null,
        level varchar not null,
        is_combined boolean not null,
        headcount_band varchar not null,
        member_nodes varchar[] not null,
        primary key (block_key, group_key)
    """,
    "node_groups": """
        node_key varchar not null,
        block_key varchar not null,
        group_key varchar,
        primary key (node_key, block_key)
    """,
    "cells": """
        metric_id varchar not null,
        part varchar not null,
        group_key varchar not null,
        block_key varchar not null,
        numerator double not null,
        denominator double not null,
        weight_sq double not null,
        primary key (metric_id, part, group_key, block_key)
    """,
    "constants": """
        metric_id varchar not null,
        part varchar not null,
        grain varchar not null,
        deff double not null,
        primary key (metric_id, part, grain)
    """,
    "coverage": """
        period_start date not null,
        measure varchar not null,
        share double not null,
        primary key (period_start, measure)
    """,
    "series_breaks": """
        metric_id varchar not null,
        tool varchar not null,
        breaks_on date not null,
        effect varchar not null
    """,
    "missing_feeds": """
        metric_id varchar primary key,
        feed varchar not null,
        sentence varchar not null
    """,
    "health": """
        metric_id varchar not null,
        check_id varchar not null,
        period_start date not null,
        state varchar not null check (state in ('quiet', 'red', 'not measured')),
        sign varchar not null,
        primary key (metric_id, check_id, period_start)
    """,
    "removed": """
        metric_id varchar not null,
        block_key varchar not null,
        share_removed double not null,
        primary key (metric_id, block_key)
    """,
}

# What the builder alone keeps, so that a closed block can never be cut or counted another way.
FROZEN_TABLES = {
    "membership": """
        person_key varchar not null,
        period_start date not null,
        node_key varchar not null,
        is_counted boolean not null,
        primary key (person_key, period_start)
    """,
    "group_places": """
        block_key varchar not null,
        group_key varchar not null,
        node_key varchar not null,
        primary key (block_key, group_key, node_key)
    """,
}
