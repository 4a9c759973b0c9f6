"""Demo personas: a signed cookie says which invented person is looking. Sample data only."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping

from dashboard import messages
from dashboard.access.store import Store
from dashboard.errors import NoRelease

COOKIE = "outcome_views_persona"
# New at every start: a cookie of an earlier process means nobody.
_SECRET = secrets.token_bytes(32)


def personas(store: Store) -> dict[str, str]:
    """Persona -> display name, in the order of the names.

    Raises:
        NoRelease: the current release is not stamped as sample.
    """
    info = store.released().info
    if not info.is_sample:
        raise NoRelease(messages.personas_refused(str(info.release_id)))
    named = {subject.persona: subject.display_name for subject in store.subjects()}
    return {persona: name for persona, name in sorted(named.items(), key=str) if persona}


def cookie_for(persona: str, store: Store) -> str | None:
    """The value of the cookie for `GET /demo/as/<persona>`; nothing for a name that is none."""
    return f"{persona}.{_signature(persona)}" if persona in personas(store) else None


def persona_in(cookies: Mapping[str, str]) -> str | None:
    """The persona of a request, when its cookie was signed by this process."""
    persona, _, signature = cookies.get(COOKIE, "").partition(".")
    is_ours = hmac.compare_digest(signature.encode(), _signature(persona).encode())
    return persona if is_ours else None


def _signature(persona: str) -> str:
    return hmac.new(_SECRET, persona.encode(), hashlib.sha256).hexdigest()
