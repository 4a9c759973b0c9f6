-- title: What a data point says besides: its reading, its series where that is
--   cumulative, and a few attributes that are no text of anybody.

create or replace temp macro otlp_extra(point) as
json_merge_patch('{}', json_object(
    'reading', read_number(point.cell),
    'unit', point.unit,
    'series', case
        when otlp_is_cumulative(point.temporality)
            then key_of([point.measure, point.series, point.since])
    end,
    'type', otlp_attribute(point, 'type'),
    'decision', otlp_attribute(point, 'decision'),
    'edit_tool', coalesce(
        otlp_attribute(point, 'tool_name'), otlp_attribute(point, 'tool')
    ),
    'language', otlp_attribute(point, 'language'),
    'terminal', otlp_attribute(point, 'terminal.type'),
    'version', otlp_attribute(point, 'app.version')
))
