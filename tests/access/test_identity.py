import importlib
import shutil
import sys
from types import SimpleNamespace

import pytest

from dashboard.access import demo, identity
from dashboard.access.viewer import Role, viewer_of
from dashboard.errors import NoRelease, NotOnRoster, NotSignedIn
from tests.publish.drawn import ISSUER


@pytest.fixture
def sample(served, monkeypatch):
    monkeypatch.setattr(
        "dashboard.publish.subjects.PERSONAS",
        {"Name of P-checkout-00": "maya", "Name of P-commerce-00": "priya"},
    )
    served.publish()
    return served


def request(monkeypatch, cookies=None, user=None):
    page = SimpleNamespace(context=SimpleNamespace(cookies=cookies or {}), user=user or {})
    monkeypatch.setattr(identity, "st", page)


def test_a_persona_is_whoever_the_signed_cookie_says(sample, monkeypatch):
    request(monkeypatch, {demo.COOKIE: demo.cookie_for("priya", sample.store)})
    found = viewer_of(sample.store)
    assert found.display_name == "Name of P-commerce-00"
    assert found.roles == {Role.MANAGER}
    assert found.nodes == ("commerce",)
    assert found.persona == "priya"


@pytest.mark.parametrize(
    "cookie",
    ["", "maya", "maya.", "maya.0000", "priya.{maya}", "maya.{maya}x", "é.é", ".", "{maya}."],
)
def test_a_cookie_that_this_process_did_not_sign_is_nobody(sample, monkeypatch, cookie):
    signature = demo.cookie_for("maya", sample.store).partition(".")[2]
    request(monkeypatch, {demo.COOKIE: cookie.format(maya=signature)})
    with pytest.raises(NotSignedIn, match="Sign in to see your own outcomes"):
        viewer_of(sample.store)


def test_a_cookie_of_an_earlier_process_is_nobody(sample, monkeypatch):
    cookie = demo.cookie_for("maya", sample.store)
    monkeypatch.setattr(demo, "_SECRET", b"another start")
    request(monkeypatch, {demo.COOKIE: cookie})
    with pytest.raises(NotSignedIn):
        viewer_of(sample.store)


def test_only_personas_get_a_cookie(sample):
    assert demo.personas(sample.store) == {
        "maya": "Name of P-checkout-00", "priya": "Name of P-commerce-00"
    }  # fmt: skip
    assert demo.cookie_for("P-checkout-00", sample.store) is None
    assert demo.cookie_for("", sample.store) is None


def test_on_real_data_there_are_no_personas_and_a_cookie_of_one_is_nobody(sample, monkeypatch):
    cookie = demo.cookie_for("maya", sample.store)
    shutil.rmtree(sample.company.settings.out)
    sample.company.build(monkeypatch, sample=False)
    with pytest.raises(NoRelease, match="personas are for sample data only, and release 1"):
        demo.personas(sample.store)
    request(monkeypatch, {demo.COOKIE: cookie})
    with pytest.raises(NotSignedIn):
        viewer_of(sample.store)


def test_on_real_data_the_code_of_personas_is_not_even_loaded(served, monkeypatch):
    shutil.rmtree(served.company.settings.out)
    served.company.build(monkeypatch, sample=False)
    monkeypatch.delitem(sys.modules, "dashboard.access.demo")
    fresh = importlib.reload(identity)
    request(monkeypatch, user={"is_logged_in": True, "iss": ISSUER, "sub": "sub-P-ads-00"})
    assert fresh.identity(served.store) == (ISSUER, "sub-P-ads-00")
    assert "dashboard.access.demo" not in sys.modules


def test_real_people_are_who_they_signed_in_as(served, monkeypatch):
    shutil.rmtree(served.company.settings.out)
    served.company.build(monkeypatch, sample=False)
    user = {"is_logged_in": True, "iss": ISSUER, "sub": "sub-P-ads-00"}
    request(monkeypatch, user=user)
    assert viewer_of(served.store).display_name == "Name of P-ads-00"
    for changed in ({"sub": "sub-of-nobody"}, {"iss": "https://other.example"}):
        request(monkeypatch, user=user | changed)
        with pytest.raises(NotOnRoster, match="which is not on the roster"):
            viewer_of(served.store)
    request(monkeypatch, user={"is_logged_in": False})
    with pytest.raises(NotSignedIn):
        viewer_of(served.store)
