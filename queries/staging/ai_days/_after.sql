-- title: One use that several exports report by day counts once: the vendor's report
--   of a Claude Code day wins over telemetry, and a key's tokens come from one report

merge into staging.ai_days as days
using (
    select
        days.system,
        days.id_kind,
        days.id_value,
        days.tool,
        days.used_on,
        days.surface,
        days.client,
        days.plan_name,
        days.system = 'otel' as is_telemetry
    from staging.ai_days as days
    semi join staging.ai_days as reported
        on
            days.id_kind = reported.id_kind
            and days.id_value = reported.id_value
            and days.used_on = reported.used_on
            and reported.system = 'anthropic'
            and case
                when days.system = 'otel'
                    then reported.tool = 'claude_code' and reported.surface = 'cli'
                -- A key of Claude Code's own is used for nothing else, so that its
                -- analytics, which know more, have its tokens too.
                when days.tool = 'claude_code' and days.surface = 'all'
                    then
                        reported.tool = 'claude_code'
                        and reported.surface = 'cli'
                        and reported.output_tokens is not null
                -- Any other key is used elsewhere too: the console has all its tokens.
                when days.id_kind = 'api_key_name' and days.surface = 'cli'
                    then
                        reported.tool = 'anthropic_api'
                        and reported.surface = 'all'
            end
) as doubled
    on
        days.system = doubled.system
        and days.id_kind = doubled.id_kind
        and days.id_value = doubled.id_value
        and days.tool = doubled.tool
        and days.used_on = doubled.used_on
        and days.surface = doubled.surface
        and days.client = doubled.client
        and days.plan_name = doubled.plan_name
when matched and doubled.is_telemetry then delete
when matched then update set
    uncached_input_tokens = null,
    cache_read_tokens = null,
    cache_write_tokens = null,
    output_tokens = null
