-- title: A list of texts in lower case.

create or replace temp macro lower_texts(texts) as
list_transform(texts, lambda one: lower(trim(one)))
