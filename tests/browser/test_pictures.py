"""A picture of every page and of the states worth seeing, for people to look at."""

import os
from pathlib import Path

import pytest

from dashboard.settings import ROOT

pytestmark = pytest.mark.browser

PICTURES = {
    "start": ("maya", "/"),
    "my-outcomes": ("maya", "/mine"),
    "team": ("priya", "/team?team=Checkout"),
    "team-combined": ("priya", "/team?team=Reviews"),
    "team-thin": ("priya", "/team?team=Returns"),
    "team-department": ("priya", "/team?team=Commerce"),
    "adoption-quality": ("sam", "/adoption"),
    "definitions": ("sam", "/definitions"),
    "data-health": ("sam", "/data"),
    "data-health-files": ("ines", "/data"),
    "not-yours": ("maya", "/team"),
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1360, 390])
@pytest.mark.parametrize("name", PICTURES)
def test_picture(open_page, request, name, width, theme):
    if "picture" not in request.config.option.keyword:
        pytest.skip("pictures are for people: `make screens` takes them")
    persona, path = PICTURES[name]
    page = open_page(persona, path, width=width, theme=theme)
    page.set_viewport_size({"width": width, "height": 900})
    for _ in range(2):
        height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        page.set_viewport_size({"width": width, "height": min(height + 5, 9_000)})
        page.wait_for_timeout(600)
    folder = Path(os.environ.get("OUTCOME_VIEWS_SCREENS", ROOT / "screens"))
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name}-{width}-{theme}.png"
    page.screenshot(path=target)
    assert target.stat().st_size > 20_000
