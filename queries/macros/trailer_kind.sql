-- title: What a trailer says of AI help: a co-author, an assistant, or nothing.

create or replace temp macro trailer_kind(trailer) as
case
    when trailer ilike 'co-authored-by:%' then 'trailer_coauthor'
    when trailer ilike 'generated-by:%' then 'trailer_generated'
    when
        trailer ilike 'assisted-by:%'
        or regexp_full_match(lower(trailer), 'ai-assisted: *(true|yes).*')
        then 'trailer_assisted'
end
