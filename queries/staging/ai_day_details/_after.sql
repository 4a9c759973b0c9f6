-- title: A breakdown of tokens by model counts once where two reports name one key

delete from staging.ai_day_details as details
where
    details.system = 'anthropic'
    and details.tool = 'claude_code'
    and details.surface = 'all'
    and exists (
        from staging.ai_day_details as told
        where
            told.id_kind = details.id_kind
            and told.id_value = details.id_value
            and told.used_on = details.used_on
            and told.tool = 'claude_code'
            and told.surface = 'cli'
            and told.measure = 'output_tokens'
    )
