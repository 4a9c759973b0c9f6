-- title: Which batch of data points a record is: the same one in every copy of it.

create or replace temp macro otlp_batch_key(points) as
md5(array_to_string(
    list_transform(
        points,
        lambda point: key_of([point.series, point.since, point.told_at, point.cell])
    ),
    ' '
))
