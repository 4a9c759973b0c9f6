-- title: The data points of Claude Code's counters in one OpenTelemetry resource, each
--   with its measure and all attributes. Other meters are left out: they are no use of
--   an AI tool.

create or replace temp macro claude_points(resource, scopes) as
list_filter(
    flatten(flatten(list_transform(scopes, lambda scope: list_transform(
        scope.metrics, lambda metric: list_transform(
            metric.sum.datapoints, lambda point: {
                measure: claude_meter(scope.scope.name, metric.name),
                unit: metric.unit,
                temporality: metric.sum.aggregationtemporality,
                cell: coalesce(point.asint, point.asdouble),
                since: point.starttimeunixnano,
                told_at: point.timeunixnano,
                attributes: list_concat(resource.attributes, point.attributes)
            }
        )
    )))),
    lambda point: point.measure is not null
)
