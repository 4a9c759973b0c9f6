-- title: What one item of python_item says: its escapes are those of JSON but for \x
--   and the quotes. chr(1) stands for an escaped backslash meanwhile.

create or replace temp macro python_text(item) as
case
    when regexp_matches(item, '^-?\d+$') then item
    else
        try_cast(
            '"' || replace(
                replace(
                    replace(
                        replace(
                            regexp_replace(
                                replace(
                                    regexp_extract(item, '^u?[''"](.*)[''"]$', 1),
                                    '\\',
                                    chr(1)
                                ),
                                '\\x([0-9a-f]{2})',
                                '\\u00\1',
                                'g'
                            ),
                            '\''',
                            ''''
                        ),
                        '\"',
                        '"'
                    ),
                    '"',
                    '\"'
                ),
                chr(1),
                '\\'
            ) || '"' as json
        ) ->> '$'
end
