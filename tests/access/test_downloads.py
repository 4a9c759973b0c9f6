"""The download of rows set aside, as an HTTP client meets it."""

import asyncio
import csv
import io
import shutil

import pytest
from starlette.requests import Request

from dashboard.access import demo, downloads
from dashboard.access.store import Store, store_of

COLUMNS = ["file", "record", "line", "field", "reason", "fix"]


@pytest.fixture
def ask(sample, monkeypatch):
    """Ask for the list as a persona, or as nobody, with some headers; what comes back."""
    monkeypatch.setenv("OUTCOME_VIEWS_EXPORTS", str(sample.settings.exports))
    monkeypatch.setenv("OUTCOME_VIEWS_OUT", str(sample.settings.out))

    def ask(persona="", cookie=None, **headers):
        value = demo.cookie_for(persona, store_of(sample.settings)) if persona else cookie
        if value:
            headers["cookie"] = f"{demo.COOKIE}={value}"
        return answer(headers)

    return ask


def answer(headers):
    """Status, headers and body of one request."""
    named = [(name.replace("_", "-").encode(), text.encode()) for name, text in headers.items()]
    scope = {"type": "http", "method": "GET", "path": downloads.SET_ASIDE, "headers": named}
    sent = []

    async def run():
        async def send(message):
            sent.append(message)

        async def receive():
            await asyncio.Event().wait()  # a client that stays

        response = await downloads.set_aside(Request(scope, receive))
        await response(scope, receive, send)

    asyncio.run(run())
    body = b"".join(message.get("body", b"") for message in sent[1:])
    got = {name.decode(): text.decode() for name, text in sent[0]["headers"]}
    return sent[0]["status"], got, body.decode()


@pytest.mark.parametrize("persona", ["sam", "ines", "tom"])
def test_hr_steward_and_auditor_get_the_list_and_no_copy_is_kept(ask, persona):
    status, headers, body = ask(persona, sec_fetch_site="same-origin")
    assert status == 200
    assert headers["cache-control"] == "no-store"
    assert headers["content-disposition"].startswith("attachment; filename=")
    assert headers["content-type"].startswith("text/csv")
    assert next(csv.reader(io.StringIO(body))) == COLUMNS


@pytest.mark.parametrize("persona", ["maya", "priya"])
def test_other_roles_get_three_words_and_no_detail(ask, persona):
    status, headers, body = ask(persona)
    assert (status, body) == (403, "Not allowed.")
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("cookie", [None, "ines", "ines.", "ines.0000", ".", "nobody.00"])
def test_nobody_and_a_forged_cookie_are_asked_to_sign_in(ask, cookie):
    assert ask(cookie=cookie)[::2] == (401, "Sign in first.")


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "same-origin, cross-site"])
def test_page_of_another_site_gets_nothing_even_in_the_browser_of_a_steward(ask, site):
    assert ask("ines", sec_fetch_site=site)[::2] == (403, "Not allowed.")


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_our_own_page_and_a_typed_address_are_answered(ask, site):
    assert ask("ines", sec_fetch_site=site)[0] == 200


def test_who_asks_is_settled_before_anything_else_is_told(ask):
    assert ask(sec_fetch_site="cross-site")[0] == 401


def test_list_names_every_record_set_aside_with_its_reason_and_fix(ask, sample):
    lines = list(csv.DictReader(io.StringIO(ask("ines")[2])))
    told = {(file["path"], file["rows_set_aside"]) for file in sample.report["files"]}
    counted = {(name, sum(line["file"] == name for line in lines)) for name, _ in told}
    assert counted == told
    assert all(line["record"].isdigit() and line["reason"] and line["fix"] for line in lines)
    assert any(line["line"].isdigit() for line in lines)


def test_missing_list_is_not_found(ask, sample, tmp_path, monkeypatch):
    shutil.copytree(sample.settings.out, tmp_path / "out")
    for path in (tmp_path / "out" / "builds").glob("*.csv"):
        path.unlink()
    monkeypatch.setenv("OUTCOME_VIEWS_OUT", str(tmp_path / "out"))
    assert ask("ines")[::2] == (404, "Not found.")


def test_nothing_built_yet_is_not_found(ask, tmp_path, monkeypatch):
    monkeypatch.setenv("OUTCOME_VIEWS_OUT", str(tmp_path / "nothing"))
    assert ask(cookie="ines.00")[::2] == (404, "Not found.")


def test_on_real_data_there_is_nobody_to_give_it_to(served, ask, monkeypatch):
    shutil.rmtree(served.company.settings.out)
    served.company.build(monkeypatch, sample=False)
    monkeypatch.setenv("OUTCOME_VIEWS_EXPORTS", str(served.company.settings.exports))
    monkeypatch.setenv("OUTCOME_VIEWS_OUT", str(served.company.settings.out))
    assert ask("ines")[::2] == (401, "Sign in first.")


def test_report_cannot_name_a_file_outside_its_folder(sample, tmp_path):
    shutil.copytree(sample.settings.out / "builds", tmp_path / "builds")
    (tmp_path / "secret.csv").write_text("a")
    store = Store(sample.settings.__class__(exports=tmp_path, out=tmp_path))
    (tmp_path / "builds" / "9.json").write_text('{"set_aside_list": "../secret.csv"}')
    assert store.set_aside_list() is None
