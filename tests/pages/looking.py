"""One page as one person sees it: the real page, the real release, no browser."""

from typing import Any

from streamlit.testing.v1 import AppTest

from dashboard.access.store import store_of
from dashboard.access.view import View
from dashboard.access.viewer import Role, Viewer
from dashboard.settings import Settings

RANKING_WORDS = ("rank", "ranking", "top", "best", "leaderboard", "score")


def look(
    module: str, persona: str, settings: Settings, theme: str = "light", **address: str
) -> AppTest:
    """Run `render(view)` of a page as a persona, with an address as typed."""
    page = AppTest.from_function(
        _page,
        kwargs={
            "module": module,
            "persona": persona,
            "exports": str(settings.exports),
            "out": str(settings.out),
        },
        default_timeout=30,
    )
    page.context = {"theme": theme}
    for key, value in address.items():
        page.query_params[key] = value
    return page.run()


def _page(module: str, persona: str, exports: str, out: str) -> None:
    import importlib
    from pathlib import Path

    from dashboard.settings import Settings
    from tests.pages.looking import view_of

    view = view_of(persona, Settings(exports=Path(exports), out=Path(out)))
    importlib.import_module(f"dashboard.app_pages.{module}").render(view)


def view_of(persona: str, settings: Settings) -> View:
    """What a persona may read."""
    store = store_of(settings)
    line = next(line for line in store.subjects() if line.persona == persona)
    viewer = Viewer(
        iss=line.iss,
        sub=line.sub,
        display_name=line.display_name,
        roles=frozenset(Role(role) for role in line.roles),
        nodes=line.nodes,
        own_id=line.own,
        persona=line.persona,
    )
    return View(viewer, store)


def words(page: AppTest) -> str:
    """Everything a reader can read on the page, charts in words included."""
    return "\n".join(_texts(page)).replace("\\", "")


def charts(page: AppTest) -> list[Any]:
    """The charts that are drawn."""
    return [chart.proto for chart in page.get("plotly_chart")]


def sent(page: AppTest) -> str:
    """Everything the browser would get, figures and hidden fields included."""
    return "\n".join(_protos(page.main)) + "\n".join(_protos(page.sidebar))


def _texts(page: AppTest) -> list[str]:
    kinds = ("title", "header", "subheader", "markdown", "caption", "warning", "error", "metric")
    found = []
    for kind in kinds:
        for element in page.get(kind):
            found += [str(getattr(element, name, "") or "") for name in ("label", "value", "delta")]
    found += [progress.text for progress in page.get("progress")]
    found += [str(table.value) for table in page.get("table")]
    found += [str(frame.value) for frame in page.get("arrow_data_frame")]
    found += [button.label for button in page.button]
    found += [status.proto.label for status in page.get("status")]
    found += [chart.alt for chart in charts(page)]
    return found


def _protos(block: Any) -> list[str]:
    found = []
    for child in block.children.values():
        if hasattr(child, "children"):
            found += _protos(child)
        if getattr(child, "proto", None) is not None:
            found.append(str(child.proto))
        if getattr(child, "type", "") in ("arrow_data_frame", "table"):
            found.append(child.value.to_string())
    return found
