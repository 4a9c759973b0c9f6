-- title: The unit of a GitHub bill line. It changes inside one column: requests before
--   June 2026, AI credits after.

create or replace temp macro github_bill_unit(cell) as
case regexp_replace(lower(trim(cell)), '[ _]+', '-', 'g')
    when 'requests' then 'requests'
    when 'request' then 'requests'
    when 'premium-requests' then 'requests'
    when 'ai-credits' then 'ai_credits'
    when 'ai-credit' then 'ai_credits'
    when 'user-months' then 'seats'
    when 'user-month' then 'seats'
    when 'seats' then 'seats'
end
