-- title: A text that people wrote, in NFC and without control characters or marks that
--   turn the direction of reading; null when nothing is left.

-- Control characters go first: `nfc_normalize` ends a text at a zero byte.
create or replace temp macro clean_text(cell) as
nullif(
    trim(nfc_normalize(regexp_replace(
        cell,
        '[\x{0}-\x{1F}\x{7F}-\x{9F}\x{202A}-\x{202E}\x{2066}-\x{2069}]',
        '', 'g'
    ))),
    ''
)
