"""Exports that name a number and an address in one record say whose the number is."""

import pytest

from tests.staging.samples import SAMPLES, TOML
from tests.staging.samples.otlp import counter, event, logs, metrics, tokens

KNOWN = {
    "kiro_user_report": "aws_idc user_id",
    "cursor_daily_usage": "cursor user_id",
    "cursor_ai_commits": "cursor user_id",
    "cursor_ai_changes": "cursor user_id",
    "claude_enterprise_analytics": "anthropic user_id",
    "codex_usage": "openai user_id",
}
ACCOUNT = {"user__account_uuid": "9F-1"}


@pytest.mark.parametrize("format_id", KNOWN)
def test_the_sample_of_a_format_gives_the_address_behind_a_number(exports, format_id):
    for name, content in {**TOML, SAMPLES[format_id][0]: SAMPLES[format_id][1]}.items():
        exports.put(name, content)
    found = exports.load().rows("select system, id_kind, id_value, email from staging.addresses")
    assert found, f"the sample of {format_id} names no number beside an address"
    assert {f"{system} {kind}" for system, kind, *_ in found} == {KNOWN[format_id]}
    assert all(value and value == value.lower() and "@" not in value for _, _, value, _ in found)
    assert all("@" in email for *_, email in found)


@pytest.mark.parametrize(
    "content",
    [metrics(counter("token.usage", tokens(3, **ACCOUNT))), logs(event("user_prompt", **ACCOUNT))],
)
def test_telemetry_that_names_the_account_and_the_address_joins_them(exports, content):
    loaded = exports.put("t.json", content).load()
    assert loaded.rows("select system, id_kind, id_value, email from staging.addresses") == [
        ("otel", "account_uuid", "9f-1", "maya@harbour.example")
    ]
