-- title: Anthropic Console usage CSV: tokens and web searches by model, over all terms

with counted as (
    select
        kept.system,
        kept.id_kind,
        kept.id_value,
        kept.tool,
        kept.used_on,
        kept.surface,
        source.file_id,
        source.row_number,
        source.model_version as dimension_value,
        unnest([
            'uncached_input_tokens', 'output_tokens', 'cache_read_tokens',
            'cache_write_tokens', 'web_searches'
        ]) as measure,
        unnest([
            kept.uncached_input_tokens, kept.output_tokens, kept.cache_read_tokens,
            kept.cache_write_tokens, read_count(source.web_search_count)
        ]) as amount
    from kept
    inner join source
        on kept.file_id = source.file_id and kept.row_number = source.row_number
)

select
    counted.system,
    counted.id_kind,
    counted.id_value,
    counted.tool,
    counted.used_on,
    counted.surface,
    'model' as dimension,
    counted.dimension_value,
    counted.measure,
    true as is_additive,
    true as is_complete,
    sum(counted.amount) as amount,
    min(counted.file_id) as file_id,
    arg_min(counted.row_number, (counted.file_id, counted.row_number)) as row_number
from counted
where counted.amount > 0
group by all
