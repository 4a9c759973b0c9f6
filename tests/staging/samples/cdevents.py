"""CDEvents, as their specification shows them."""

IMAGE = "pkg:oci/pay@sha256%3A0b31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427"


def event(kind, at="2026-03-03T11:00:00Z", subject="Pay", links=(), number=None, **content):
    """An event of a kind as `service.deployed`; its id is its time unless a number is given."""
    return {
        "context": {
            "specversion": "0.6.0-draft",
            "id": number or f"{kind} {at} {subject}",
            "chainId": "4c8cb7dd",
            "source": "/clusters/west",
            "type": f"dev.cdevents.{kind}.0.3.0",
            "timestamp": at,
            "links": [
                {"linkType": "RELATION", "linkKind": "TRIGGER", "target": {"contextId": one}}
                for one in links
            ],
        },
        "subject": {"id": subject, "source": "/clusters/west", "content": content},
        "customData": {"token": "very secret"},
    }


def service(kind="deployed", at="2026-03-03T11:00:00Z", artifact=IMAGE, **more):
    content = {"environment": {"id": "live", "source": "/x"}, "artifactId": artifact}
    return event(f"service.{kind}", at, **(content | more))


def cloud_event(inner):
    """The same event in the envelope of CloudEvents."""
    return {
        "specversion": "1.0",
        "id": inner["context"]["id"],
        "source": inner["context"]["source"],
        "type": inner["context"]["type"],
        "time": inner["context"]["timestamp"],
        "datacontenttype": "application/json",
        "data": inner,
    }


SAMPLES = {"cdevents": ("cdevents/events.json", [service()])}
