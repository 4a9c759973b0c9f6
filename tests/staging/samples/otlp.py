"""OpenTelemetry files of a collector: one object a line."""

import json

STARTED = 1_772_443_000  # 2026-03-02 09:16:40 in seconds
NANO = 10**9
METER = "com.anthropic.claude_code"
WHO = {"session.id": "s1", "user.id": "install-1", "user.email": "Maya@harbour.example"}


def attributes(pairs):
    return [
        {"key": key, "value": {"intValue": str(value)} if isinstance(value, int) else
         {"stringValue": value}}
        for key, value in pairs.items() if value is not None
    ]  # fmt: skip


def point(amount, at=0, start=0, **pairs):
    """A data point: seconds after the start, whole numbers as texts as the format wants it."""
    kind = "asInt" if isinstance(amount, int) else "asDouble"
    pairs = {key.replace("__", "."): value for key, value in pairs.items()}
    return {
        "startTimeUnixNano": str((STARTED + start) * NANO),
        "timeUnixNano": str((STARTED + at) * NANO),
        kind: str(amount) if isinstance(amount, int) else amount,
        "attributes": attributes({**WHO, "terminal.type": "vscode", **pairs}),
    }


def tokens(amount, kind="input", at=0, start=0, **pairs):
    return point(amount, at, start, type=kind, model="claude-opus", **pairs)


def counter(name, *points, temporality=1):
    summed = {"aggregationTemporality": temporality, "isMonotonic": True}
    return {"name": f"claude_code.{name}", "unit": "1", "sum": summed | {"dataPoints": [*points]}}


def metrics(*counters, meter=METER):
    scope = {"scope": {"name": meter, "version": "2.1"}, "metrics": [*counters]}
    resource = {"attributes": attributes({"service.name": "claude-code"})}
    return {"resourceMetrics": [{"resource": resource, "scopeMetrics": [scope]}]}


def event(name, at=0, **pairs):
    pairs = {key.replace("__", "."): value for key, value in pairs.items()}
    return {
        "timeUnixNano": str((STARTED + at) * NANO),
        "body": {"stringValue": f"claude_code.{name}"},
        "attributes": attributes({"event.name": name, **WHO, **pairs}),
    }


def request(at=0, **pairs):
    spent = {"input_tokens": 100, "output_tokens": "50", "cache_read_tokens": 900,
             "cache_creation_tokens": 0, "cost_usd": "0.25", "model": "claude-opus"}  # fmt: skip
    return event("api_request", at, **spent | pairs)


def logs(*records, scope=f"{METER}.events"):
    resource = {"attributes": attributes({"service.name": "claude-code"})}
    scopes = [{"scope": {"name": scope}, "logRecords": [*records]}]
    return {"resourceLogs": [{"resource": resource, "scopeLogs": scopes}]}


def lines(*objects):
    return "\ufeff" + "".join(json.dumps(one) + "\n" for one in objects)


SAMPLES = {
    "otlp_metrics": (
        "otlp/metrics.json",
        lines(
            metrics(counter("token.usage", tokens(100), tokens(50, "output"))),
            metrics(counter("cost.usage", point(0.25, 60, model="claude-opus"))),
        ),
    ),
    "otlp_logs": ("otlp/logs.json", lines(logs(request(), event("user_prompt", prompt="Hello")))),
}
