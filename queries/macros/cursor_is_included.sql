-- title: Whether a Cursor event was in the plan or failed, so that nobody paid for it.
--   The API may write USAGE_EVENT_KIND_INCLUDED where the dashboard writes Included.

create or replace temp macro cursor_is_included(kind) as
regexp_matches(lower(trim(kind)), '^(?:usage_event_kind_)?(?:included|errored|aborted)')
