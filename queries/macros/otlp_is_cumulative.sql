-- title: Whether readings of a counter grow from its start; false when each is what was
--   added; null when the format does not know the word.

create or replace temp macro otlp_is_cumulative(temporality) as
case
    when lower(temporality) in ('2', 'aggregation_temporality_cumulative') then true
    when lower(temporality) in ('1', 'aggregation_temporality_delta') then false
end
