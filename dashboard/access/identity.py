"""The issuer and subject of the request: a demo persona on sample data, else the sign-in."""

import streamlit as st

from dashboard import messages
from dashboard.access.store import Store
from dashboard.errors import NotSignedIn


def identity(store: Store) -> tuple[str, str]:
    """Issuer and subject of whoever makes this request.

    The release decides how: personas exist for invented people only.

    Raises:
        NotSignedIn: nobody is signed in.
    """
    if store.released().info.is_sample:
        return _persona(store)
    if not st.user.get("is_logged_in"):
        raise NotSignedIn(messages.SIGN_IN)
    return st.user["iss"], st.user["sub"]


def _persona(store: Store) -> tuple[str, str]:
    # Imported here: on real data the code that lets a URL say who is looking is never loaded.
    from dashboard.access import demo

    persona = demo.persona_in(st.context.cookies)
    for subject in store.subjects():
        if persona and subject.persona == persona:
            return subject.iss, subject.sub
    raise NotSignedIn(messages.SIGN_IN)
