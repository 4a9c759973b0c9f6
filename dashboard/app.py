"""The ASGI application: Streamlit, the route that chooses a demo persona, and downloads."""

import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
# `streamlit run dashboard/app.py` puts this folder on the path, where its `statistics` would hide
# Python's own; what is imported is `dashboard`, from the root.
sys.path[:] = [str(HERE.parent), *(path for path in sys.path if Path(path or ".") != HERE)]

import streamlit as st  # noqa: E402
from starlette.requests import Request  # noqa: E402
from starlette.responses import PlainTextResponse, RedirectResponse, Response  # noqa: E402
from starlette.routing import Route  # noqa: E402

from dashboard import messages, navigation  # noqa: E402
from dashboard.access import downloads  # noqa: E402
from dashboard.access.store import store_of  # noqa: E402
from dashboard.errors import NoRelease  # noqa: E402
from dashboard.settings import Settings  # noqa: E402


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Everything imported by now lives as long as the process: no collection looks at it again."""
    gc.collect()
    gc.freeze()
    yield {}


async def look_as(request: Request) -> Response:
    """Set the cookie of a demo persona and open that person's own page.

    On data that is not stamped as sample there are no personas, so every name is unknown.
    """
    # Imported here: on real data the code that lets a URL say who is looking is never loaded.
    from dashboard.access import demo

    store = store_of(Settings())
    persona = request.path_params["persona"]
    try:
        value = demo.cookie_for(persona, store)
    except NoRelease:
        value = None
    if value is None:
        return PlainTextResponse(messages.NOT_FOUND, status_code=404)
    subject = next(line for line in store.subjects() if line.persona == persona)
    response = RedirectResponse(navigation.first_path(subject.roles), status_code=303)
    response.set_cookie(demo.COOKIE, value, httponly=True, samesite="lax")
    return response


app = st.App(
    HERE / "main.py",
    lifespan=lifespan,
    routes=[
        Route("/demo/as/{persona}", look_as, methods=["GET"]),
        Route(downloads.SET_ASIDE, downloads.set_aside, methods=["GET"]),
    ],
)
