-- title: The counters of an Amazon Q row, as pairs of column and cell.

create or replace temp macro amazon_q_counters(record) as
named_counters(
    record,
    '(?i)(Chat|CodeFix|CodeReview|Dev|DocGeneration|InlineChat|Inline|TestGeneration'
    || '|Transformation)_.+'
)
