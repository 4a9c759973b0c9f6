"""The two TOML files of the governance folder, word for word."""

POLICY = """\
# Protection values. Each has a floor in the code; a value under it refuses this file.
k = 5
k_breakdown = 20
base = 5
width = 4
p = 0.20
margin = 5
min_events = 20
close_after = 14

observation_days = 14
sensitivity_days = 28
housekeeping_cap = 0.12
incident_window_hours = 72
set_aside_limit = 0.20
organisation_change_limit = 0.10

# One loaded rate per organisation unit and year. Without it only AI cost is shown.
[people_cost]
currency = "USD"
harbourlight = 118000
"""

EXPORTS = """\
# What an export does not say itself.
sample = true   # invented people: the demo may be served without sign-in

[[source]]
match = "jira/*"
zone = "{zone}"
exported_at = "2026-11-20"

[[source]]
match = "pagerduty/*"
exported_at = "{incidents_until}"

[[environment]]
pattern = "production"
tier = "production"

[[environment]]
pattern = "staging"
tier = "staging"

[[environment]]
pattern = "preview-*"
tier = "preview"

[[deployment_workflow]]
path = ".github/workflows/deploy.yml"
environment = "production"

[incidents]
jira_types = []
labels = []
counted_severities = ["critical", "high", "medium", "low", "unknown"]

[hotfix]
labels = ["hotfix"]
branches = ["hotfix/*"]

[identity]
strip_plus_tag = false
"""
