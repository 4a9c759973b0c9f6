-- title: The elements of a flat list of texts or whole numbers as Python prints it;
--   null when it is anything else. Nothing is evaluated: a call or a name is no
--   element.

create or replace temp macro python_texts(cell) as
case
    when
        regexp_full_match(
            trim(cell),
            '\[\s*(?:' || python_item() || '\s*(?:,\s*' || python_item()
            || '\s*)*,?\s*)?\]'
        )
        then
            list_transform(
                regexp_extract_all(trim(cell), python_item()),
                lambda item: python_text(item)
            )
end
