-- title: What a person did in a day with Claude Code and with other Claude products, as
--   two uses; `counts`: sessions, commits, pull requests, lines added and removed.

create or replace temp macro claude_uses(counts, actions, products, web_searches) as
[
    {
        surface: 'cli',
        tool: 'claude_code',
        has_telemetry: len(list_filter(counts, lambda cell: cell is not null)) > 0,
        is_active: sum_counts(list_concat(
            counts, list_transform(actions, lambda action: action.accepted_count)
        )) > 0,
        sessions: read_count(counts[1]),
        messages: null,
        accepts: sum_field(actions, 'accepted_count'),
        rejects: sum_field(actions, 'rejected_count'),
        ai_commits: read_count(counts[2]),
        ai_changes: read_count(counts[3]),
        ai_lines_added: read_count(counts[4]),
        ai_lines_deleted: read_count(counts[5])
    },
    {
        surface: 'chat',
        tool: 'claude',
        has_telemetry: len(products) > 0,
        is_active: sum_counts(list_append(
            flatten(list_transform(
                products, lambda product: map_values(product.counts)
            )),
            web_searches
        )) > 0,
        sessions: sum_counts(flatten(list_transform(products, lambda product: [
            product.counts['distinct_conversation_count'],
            product.counts['distinct_session_count']
        ]))),
        messages: sum_counts(list_transform(
            products, lambda product: product.counts['message_count']
        )),
        accepts: null,
        rejects: null,
        ai_commits: null,
        ai_changes: null,
        ai_lines_added: null,
        ai_lines_deleted: null
    }
]
