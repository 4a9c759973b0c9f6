-- title: The data points of Claude Code's counters in one OpenTelemetry resource, each
--   with its measure, its attributes and a key. Other meters are left out: they are no
--   use of an AI tool.

create or replace temp macro claude_points(resource, scopes) as
list_transform(
    list_filter(
        flatten(flatten(list_transform(scopes, lambda scope: list_transform(
            scope.metrics, lambda metric: list_transform(
                metric.sum.datapoints, lambda point: {
                    measure: claude_meter(scope.scope.name, metric.name),
                    unit: metric.unit,
                    temporality: metric.sum.aggregationtemporality,
                    point: point
                }
            )
        )))),
        lambda told: told.measure is not null
    ),
    lambda told: {
        measure: told.measure,
        unit: told.unit,
        temporality: told.temporality,
        cell: coalesce(told.point.asint, told.point.asdouble),
        since: told.point.starttimeunixnano,
        told_at: told.point.timeunixnano,
        names: otlp_names(list_concat(resource.attributes, told.point.attributes)),
        texts: otlp_texts(list_concat(resource.attributes, told.point.attributes)),
        series: md5(array_to_string(
            list_sort(list_transform(
                list_concat(resource.attributes, told.point.attributes),
                lambda attribute: key_of([
                    told.measure, attribute.key, otlp_text(attribute.value)
                ])
            )),
            ','
        ))
    }
)
