-- title: Whether work of a Jira status category is to do, under way or done.

create or replace temp macro status_category(word) as
case lower(trim(word))
    when 'to do' then 'todo'
    when 'new' then 'todo'
    when 'in progress' then 'doing'
    when 'indeterminate' then 'doing'
    when 'done' then 'done'
end
