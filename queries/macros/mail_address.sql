-- title: An e-mail address in lower case; null when the text is none, as a login is.

create or replace temp macro mail_address(cell) as
case
    when regexp_full_match(trim(cell), '[^@\s#]+@[^@\s#]+') then lower(trim(cell))
end
