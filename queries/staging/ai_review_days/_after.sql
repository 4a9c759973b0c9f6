-- title: Reviews and the answers to them are one row of their day

merge into staging.ai_review_days as days
using (
    select
        days.tool,
        days.repository_key,
        days.reviewed_on,
        reviews.reviewed_on is not null as is_told_elsewhere,
        answers.replies,
        answers.reactions_up,
        answers.reactions_down
    from staging.ai_review_days as days
    left join staging.ai_review_days as reviews
        on
            days.repository_key = '(answers)'
            and reviews.repository_key = ''
            and days.tool = reviews.tool
            and days.reviewed_on = reviews.reviewed_on
    left join staging.ai_review_days as answers
        on
            days.repository_key = ''
            and answers.repository_key = '(answers)'
            and days.tool = answers.tool
            and days.reviewed_on = answers.reviewed_on
) as merged
    on
        days.tool = merged.tool
        and days.repository_key = merged.repository_key
        and days.reviewed_on = merged.reviewed_on
when matched and merged.is_told_elsewhere then delete
when matched and days.repository_key = '(answers)'
then update set repository_key = ''
when matched then update set
    replies = coalesce(merged.replies, days.replies),
    reactions_up = coalesce(merged.reactions_up, days.reactions_up),
    reactions_down = coalesce(merged.reactions_down, days.reactions_down)
