-- title: The name of a measure or event of Claude Code's own meter; null for another's.

create or replace temp macro claude_meter(meter, name) as
case
    when starts_with(meter, 'com.anthropic.claude_code')
        then regexp_replace(name, '^(?:com\.anthropic\.)?claude_code\.', '')
end
