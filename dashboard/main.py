"""One run of the app: who is looking, which pages are theirs, and the page they asked for."""

import logging
import secrets
import sys
from pathlib import Path

# Streamlit puts this folder on the path, where `statistics` would hide Python's own.
sys.path[:] = [path for path in sys.path if Path(path or ".") != Path(__file__).resolve().parent]

from dashboard import frame, messages, navigation  # noqa: E402
from dashboard.access.store import Store, store_of  # noqa: E402
from dashboard.access.view import View, report_for_everyone  # noqa: E402
from dashboard.access.viewer import Viewer, viewer_of  # noqa: E402
from dashboard.errors import (  # noqa: E402
    NoRelease,
    NotOnRoster,
    NotSignedIn,
    OutcomeViewsError,
)
from dashboard.navigation import PageFile  # noqa: E402
from dashboard.panels import last_build  # noqa: E402
from dashboard.panels.panel import lay_out  # noqa: E402
from dashboard.settings import Settings  # noqa: E402


def main() -> None:
    """Draw one run."""
    frame.set_up()
    store = store_of(Settings())
    try:
        _run(store)
    except NoRelease as error:
        _run_without_a_release(store, error)


def _run(store: Store) -> None:
    viewer, refusal = _who(store)
    page = navigation.menu(
        viewer,
        show=lambda file: _show(file, viewer, store),
        refuse=lambda: _refuse(viewer, refusal),
    )
    info = store.released().info
    if info.is_sample:
        frame.banner(store, viewer)
    page.run()
    frame.footer(info)


def _run_without_a_release(store: Store, error: NoRelease) -> None:
    """Nobody is known yet, so nobody is asked for: what comes next, and when the last build was."""

    def nothing_yet() -> None:
        with frame.only(
            "Nothing here yet", _nothing_yet(store.settings, error), ":material/inbox:"
        ):
            navigation.link(navigation.DATA_HEALTH, "Data health")

    def show(file: PageFile) -> None:
        if file.path == navigation.START:
            nothing_yet()
        else:
            frame.head(file.title, file.question, "Everyone sees the dates", ":material/public:")
            lay_out([last_build.before_a_release(report_for_everyone(store))])

    open_to_all = (navigation.START, navigation.DATA_HEALTH)
    navigation.menu(None, show, nothing_yet, open_to_all).run()


def _who(store: Store) -> tuple[Viewer | None, str]:
    try:
        return viewer_of(store), messages.ANOTHER_ROLE
    except (NotSignedIn, NotOnRoster) as error:
        return None, str(error)


def _show(file: PageFile, viewer: Viewer | None, store: Store) -> None:
    """Draw a page; an error for people becomes a card, anything else is logged with an id."""
    try:
        file.render()(View(viewer, store) if viewer else None)
    except OutcomeViewsError as error:
        frame.only("Not shown", str(error), ":material/info:")
    except Exception:
        error_id = secrets.token_hex(4)
        logging.getLogger(__name__).exception("error %s on /%s", error_id, file.path)
        frame.only("Something went wrong", messages.unexpected(error_id), ":material/info:")
        navigation.link(navigation.DATA_HEALTH, "Data health")


def _refuse(viewer: Viewer | None, words: str) -> None:
    """In place of a page that is not open to the viewer; nothing of that page is loaded."""
    title = "Another page is yours" if viewer else "Nothing is loaded yet"
    with frame.only(title, words, ":material/lock:"):
        frame.own_page_link(viewer)


def _nothing_yet(settings: Settings, error: NoRelease) -> str:
    if settings.out.joinpath("current.json").exists():
        return str(error)
    return (
        f"Put exports in `{settings.exports}` and run `python -m dashboard build`, "
        "or look around with demo data."
    )


main()
