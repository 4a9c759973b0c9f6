-- title: What a data point says besides: its reading, its series where that is
--   cumulative, and a few attributes that are no text of anybody.

create or replace temp macro otlp_extra(point, series) as
json_merge_patch('{}', json_object(
    'reading', read_number(point.cell),
    'unit', point.unit,
    'series', case
        when otlp_is_cumulative(point.temporality)
            then key_of([point.measure, series, point.since])
    end,
    'type', otlp_attribute(point.attributes, 'type'),
    'decision', otlp_attribute(point.attributes, 'decision'),
    'edit_tool', coalesce(
        otlp_attribute(point.attributes, 'tool_name'),
        otlp_attribute(point.attributes, 'tool')
    ),
    'language', otlp_attribute(point.attributes, 'language'),
    'terminal', otlp_attribute(point.attributes, 'terminal.type'),
    'version', otlp_attribute(point.attributes, 'app.version')
))
