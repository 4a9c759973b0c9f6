-- title: Which batch of log events a record is: the same one in every copy of it.

create or replace temp macro claude_batch_key(events) as
md5(array_to_string(
    list_transform(events, lambda event: claude_event_key(event)), ' '
))
