-- title: Whether a GitLab account is a bot: that of an access token or a known updater.

create or replace temp macro is_gitlab_bot(name) as
regexp_matches(name, '^(?:project|group)_\d+_bot')
or regexp_matches(name, '(?:^|[-_])(?:dependabot|renovate)(?:[-_]bot)?(?:[-_]|$)')
or list_contains(['gitlab-bot', 'ghost', 'alert-bot', 'support-bot'], name)
