"""Downloads: who asks and whether they may comes first, and a refusal holds no detail."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from dashboard import messages
from dashboard.access.identity import identity_of_download
from dashboard.access.store import Store, store_of
from dashboard.access.view import View
from dashboard.access.viewer import viewer_with
from dashboard.errors import NoRelease, NotAllowed, NotOnRoster, NotSignedIn
from dashboard.settings import Settings

SET_ASIDE = "/export/set-aside.csv"
_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
# A browser says where a request comes from; a page of another site may not make one.
_OUR_OWN = {"same-origin", "none"}


async def set_aside(request: Request) -> Response:
    """The list of records that the last build set aside: places and reasons, no values."""
    return _answer(request, store_of(Settings()))


def _answer(request: Request, store: Store) -> Response:
    try:
        view = _view(request, store)
        path = view.set_aside_list()
    except NotSignedIn:
        return _refused(401, messages.SIGN_IN_FIRST)
    except (NotAllowed, NotOnRoster):
        return _refused(403, messages.NOT_ALLOWED)
    except NoRelease:
        path = None
    return _file(path) if path else _refused(404, messages.NOT_FOUND)


def _view(request: Request, store: Store) -> View:
    who = identity_of_download(request.cookies, store)
    if set(request.headers.getlist("sec-fetch-site")) - _OUR_OWN:
        raise NotAllowed(messages.NOT_ALLOWED)
    return View(viewer_with(who, store), store)


def _file(path: Path) -> Response:
    return FileResponse(path, media_type="text/csv", filename=path.name, headers=_HEADERS)


def _refused(status: int, words: str) -> Response:
    return PlainTextResponse(words, status_code=status, headers=_HEADERS)
