"""A server on a free port and a Chromium that may talk to nobody else."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dashboard.settings import ROOT

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# The page looks for its server below its own address first; nothing is there, by design.
PROBE = re.compile(r"/[a-z-]+/_stcore/(health|host-config)$")
TROUBLE = re.compile(r"Traceback|Error|deprecat|Warning", re.IGNORECASE)


@dataclass(frozen=True)
class Server:
    """The app as `make run` serves it, on the sample company."""

    url: str
    log: Path


@dataclass
class Seen:
    """Everything a browser asked for, was sent and complained about."""

    off_machine: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    frames: list[bytes] = field(default_factory=list)


@pytest.fixture(scope="session")
def server(sample, tmp_path_factory) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("server") / "server.log"
    environment = os.environ | {
        "OUTCOME_VIEWS_EXPORTS": str(sample.settings.exports),
        "OUTCOME_VIEWS_OUT": str(sample.settings.out),
    }
    command = [sys.executable, "-m", "dashboard", "serve", "--port", str(port)]
    with log.open("w") as out:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health", process)
        yield Server(f"http://127.0.0.1:{port}", log)
    finally:
        process.terminate()
        process.wait(timeout=20)
    lines = [line for line in log.read_text().splitlines() if TROUBLE.search(line)]
    assert lines == [], "the server log is not clean"


def _wait_for(url: str, process: subprocess.Popen) -> None:
    for _ in range(120):
        assert process.poll() is None, "the server stopped before it answered"
        with contextlib.suppress(OSError), urllib.request.urlopen(url) as answer:  # noqa: S310
            if answer.status == 200:
                return
        time.sleep(0.25)
    pytest.fail("the server did not answer within 30 seconds")


@pytest.fixture(scope="session")
def chromium() -> Iterator:
    if not Path(CHROMIUM).exists():
        pytest.skip("no Chromium on this machine: install it to run the checks in a browser")
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def contexts(chromium) -> Iterator[dict]:
    """One visitor for each persona, width and theme: what they loaded once stays with them."""
    held: dict[tuple[str, int, str], object] = {}
    yield held
    for context in held.values():
        context.close()


@pytest.fixture
def open_page(chromium, contexts, server):
    """Open an address as a persona; afterwards nothing may have left the machine or failed."""
    pages, strangers, seen = [], [], Seen()

    def visitor(persona: str, width: int, theme: str):
        view = {"width": width, "height": 900}
        if not persona:
            # Nobody may become somebody by a click, so nobody is a new visitor each time.
            strangers.append(chromium.new_context(viewport=view, color_scheme=theme))
            return strangers[-1]
        who = (persona, width, theme)
        if who not in contexts:
            contexts[who] = chromium.new_context(viewport=view, color_scheme=theme)
            contexts[who].request.get(f"{server.url}/demo/as/{persona}")
        return contexts[who]

    def start(persona: str = "", path: str = "/", *, width: int = 1360, theme: str = "light"):
        page = visitor(persona, width, theme).new_page()
        pages.append(page)
        _listen(page, server.url, seen)
        page.goto(server.url + path)
        settle(page)
        return page

    start.seen = seen
    yield start
    for page in [*pages, *strangers]:
        page.close()
    assert seen.off_machine == []
    assert seen.errors == []


def _listen(page, url: str, seen: Seen) -> None:
    host = urlsplit(url).netloc

    def asked(request) -> None:
        target = urlsplit(request.url)
        if target.scheme not in ("data", "blob") and target.netloc != host:
            seen.off_machine.append(request.url)

    def complained(message) -> None:
        place = (message.location or {}).get("url", "")
        if message.type == "error" and not PROBE.search(urlsplit(place).path):
            seen.errors.append(f"{message.text} {place}")

    page.on("request", asked)
    page.on("console", complained)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on(
        "websocket",
        lambda socket_: socket_.on(
            "framereceived", lambda frame: seen.frames.append(_bytes(frame))
        ),
    )


def _bytes(frame: str | bytes) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame


def settle(page) -> None:
    """Wait for a heading and for the run behind it to end."""
    page.wait_for_selector("h1, h2", timeout=20_000)
    page.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]')"
        "?.getAttribute('data-test-script-state') === 'notRunning'",
        timeout=20_000,
    )
    page.wait_for_timeout(400)
