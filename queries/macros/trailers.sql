-- title: What of a commit message or description is evidence: trailers about authorship
--   and AI help, reverts, closing references, words in capitals shaped like the key of
--   an issue. Nothing else is ever kept.

create or replace temp macro trailers(message) as
regexp_extract_all(
    message,
    '(?im)^(?:co-authored-by|assisted-by|generated-by|ai-assisted):[^\r\n]*'
    || '|this reverts commit [0-9a-f]{7,40}'
    || '|\breverts (?:[\w.-]+/[\w.-]+)?#\d+'
    || '|\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):? +'
    || '(?:(?:[\w.-]+/[\w.-]+)?#\d+|[a-z][a-z0-9_]+-\d+)\b'
    || '|(?-i:\b[A-Z][A-Z0-9_]+-\d+\b)'
)
