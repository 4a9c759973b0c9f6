-- title: How bad an incident is, from the words of any tool: P1 to P5, SEV-1, "3 -
--   Moderate", an urgency or a priority.

create or replace temp macro severity(words) as
case regexp_replace(
    lower(trim(words)), '^(?:p|s|sev)? *-? *(\d)(?: *- *[a-z ]+)?$', '\1'
)
    when '0' then 'critical'
    when '1' then 'critical'
    when '2' then 'high'
    when '3' then 'medium'
    when '4' then 'low'
    when '5' then 'low'
    when 'critical' then 'critical'
    when 'blocker' then 'critical'
    when 'highest' then 'critical'
    when 'urgent' then 'critical'
    when 'high' then 'high'
    when 'major' then 'high'
    when 'medium' then 'medium'
    when 'moderate' then 'medium'
    when 'normal' then 'medium'
    when 'low' then 'low'
    when 'lowest' then 'low'
    when 'minor' then 'low'
    when 'trivial' then 'low'
    when 'planning' then 'low'
    else 'unknown'
end
