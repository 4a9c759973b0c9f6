-- title: Amazon Q Developer, and Kiro's older report: counters per user and day; only
--   users who were active that day are in it
-- tool: amazon_q
-- feed: usage
-- container: csv
-- recognised_by: UserId, Date, Inline_SuggestionsCount, Chat_MessagesSent
-- columns: Chat_AICodeLines, Chat_MessagesInteracted, CodeFix_AcceptanceEventCount,
--   CodeFix_AcceptedLines, CodeFix_GeneratedLines, CodeFix_GenerationEventCount,
--   CodeReview_FailedEventCount, CodeReview_FindingsCount,
--   CodeReview_SucceededEventCount, Dev_AcceptanceEventCount, Dev_AcceptedLines,
--   Dev_GeneratedLines, Dev_GenerationEventCount, DocGeneration_AcceptedFileUpdates,
--   DocGeneration_AcceptedFilesCreations, DocGeneration_AcceptedLineAdditions,
--   DocGeneration_AcceptedLineUpdates, DocGeneration_EventCount,
--   DocGeneration_RejectedFileCreations, DocGeneration_RejectedFileUpdates,
--   DocGeneration_RejectedLineAdditions, DocGeneration_RejectedLineUpdates,
--   InlineChat_AcceptanceEventCount, InlineChat_AcceptedLineAdditions,
--   InlineChat_AcceptedLineDeletions, InlineChat_DismissalEventCount,
--   InlineChat_DismissedLineAdditions, InlineChat_DismissedLineDeletions,
--   InlineChat_RejectedLineAdditions, InlineChat_RejectedLineDeletions,
--   InlineChat_RejectionEventCount, InlineChat_TotalEventCount, Inline_AICodeLines,
--   Inline_AcceptanceCount, TestGeneration_AcceptedLines,
--   TestGeneration_AcceptedTests, TestGeneration_EventCount,
--   TestGeneration_GeneratedLines, TestGeneration_GeneratedTests,
--   Transformation_EventCount, Transformation_LinesGenerated,
--   Transformation_LinesIngested
-- natural_key: id_value, used_on
-- newest_by: export
-- dated_by: used_on
-- final_after_days: 3
-- carries: breakdown

with read as (
    select
        source.*,
        amazon_q_counters(source) as counters
    from source
)

select
    read.file_id,
    read.row_number,
    read.extra,
    'amazon_q' as tool,
    'aws_idc' as system,
    'user_id' as id_kind,
    'all' as surface,
    true as has_telemetry,
    hash(read.counters) as breakdown,
    identity_center_id(read.userid) as id_value,
    read_us_or_iso_day(read.date) as used_on,
    read_us_or_iso_day(read.date) + 3 as final_on,
    read_count(read.chat_messagessent) as messages,
    -- Only what is both offered and accepted as one event, so that a share is one.
    sum_counts([
        read.inline_suggestionscount, read.codefix_generationeventcount,
        read.dev_generationeventcount, read.inlinechat_totaleventcount
    ]) as generations,
    sum_counts([
        read.inline_acceptancecount, read.codefix_acceptanceeventcount,
        read.dev_acceptanceeventcount, read.inlinechat_acceptanceeventcount
    ]) as accepts,
    read_count(read.inlinechat_rejectioneventcount) as rejects,
    sum_counts([
        read.inline_aicodelines, read.chat_aicodelines, read.codefix_acceptedlines,
        read.dev_acceptedlines, read.inlinechat_acceptedlineadditions,
        read.testgeneration_acceptedlines, read.docgeneration_acceptedlineadditions
    ]) as lines_accepted,
    len(list_filter(
        read.counters, lambda counter: coalesce(read_number(counter.value), 0) > 0
    )) > 0 as is_active,
    coalesce(
        missing('UserId', read.userid),
        missing('Date', read.date),
        if(read_us_or_iso_day(read.date) is null, 'bad_time Date', null),
        day_fault('Date', cast(read_us_or_iso_day(read.date) as varchar)),
        counters_fault(read.counters)
    ) as fault
from read
