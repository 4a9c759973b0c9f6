-- title: What a figure of a vendor counts, told by its name.

create or replace temp macro figure_unit(figure) as
case
    when figure like '%minutes%' then 'minutes'
    when figure like '%\_users' escape '\' then 'people'
    when figure like 'loc\_%' escape '\' then 'lines'
    else 'count'
end
