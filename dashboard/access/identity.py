"""The issuer and subject of the request: a demo persona on sample data, else the sign-in."""

from collections.abc import Mapping

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
        return _persona(st.context.cookies, store)
    if not st.user.get("is_logged_in"):
        raise NotSignedIn(messages.SIGN_IN)
    return st.user["iss"], st.user["sub"]


def identity_of_download(cookies: Mapping[str, str], store: Store) -> tuple[str, str]:
    """Issuer and subject of whoever asks for a download, which no page run stands behind.

    Raises:
        NotSignedIn: nobody is signed in; on real data that is everybody.
    """
    if not store.released().info.is_sample:
        raise NotSignedIn(messages.SIGN_IN)
    return _persona(cookies, store)


def _persona(cookies: Mapping[str, str], store: Store) -> tuple[str, str]:
    # Imported here: on real data the code that lets a URL say who is looking is never loaded.
    from dashboard.access import demo

    persona = demo.persona_in(cookies)
    for subject in store.subjects():
        if persona and subject.persona == persona:
            return subject.iss, subject.sub
    raise NotSignedIn(messages.SIGN_IN)
