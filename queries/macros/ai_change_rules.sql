-- title: What on a pull request is evidence of AI help; patterns ignore case.

create or replace temp macro ai_change_rules() as table
    select
        known.agent,
        known.part,
        known.pattern,
        known.mark_kind,
        known.agent || '_' || known.mark_kind as rule_id
    from (
        values
        ('claude_code', 'body', '%generated with [claude code]%', 'body_text'),
        ('codex', 'body', '%chatgpt.com/codex%', 'body_link'),
        ('copilot', 'branch', 'copilot/%', 'branch_prefix'),
        ('codex', 'branch', 'codex/%', 'branch_prefix'),
        ('cursor', 'branch', 'cursor/%', 'branch_prefix'),
        ('claude_code', 'branch', 'claude/%', 'branch_prefix'),
        ('devin', 'branch', 'devin/%', 'branch_prefix'),
        ('claude_code', 'label', 'claude-code-assisted', 'vendor_attribution'),
        ('codex', 'label', 'codex', 'label')
    ) as known (agent, part, pattern, mark_kind)
