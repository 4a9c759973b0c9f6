-- title: The pattern of one text or whole number as Python prints it.

create or replace temp macro python_item() as
'(?:u?''(?:[^''\\\x00-\x1f]|\\[\\''"nrtbf]|\\x[0-9a-f]{2}|\\u[0-9a-f]{4})*'''
|| '|u?"(?:[^"\\\x00-\x1f]|\\[\\''"nrtbf]|\\x[0-9a-f]{2}|\\u[0-9a-f]{4})*"'
|| '|-?\d+)'
