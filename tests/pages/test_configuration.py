"""The settings that protect people are the ones in force, however the app is started."""

import json
import subprocess
import sys

import pytest

from dashboard.settings import ROOT

SETTINGS = {
    "server.address": "127.0.0.1",
    "server.headless": True,
    "server.enableCORS": True,
    "server.enableXsrfProtection": True,
    "server.enableStaticServing": False,
    "server.enableAgentApi": False,
    "server.maxUploadSize": 1,
    "server.maxMessageSize": 20,
    "server.disconnectedSessionTTL": 30,
    "server.fileWatcherType": "none",
    "server.allowRunOnSave": False,
    "server.showEmailPrompt": False,
    "runner.postScriptGC": False,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "client.disableDataExport": True,
    "client.allowedOrigins": [],
    "browser.gatherUsageStats": False,
}
UVICORN = "import dashboard.app"
STREAMLIT_RUN = (
    "import sys; from streamlit import config; "
    "sys.path.insert(0, {folder!r}); config._main_script_path = {app!r}; "
    "import importlib.util; spec = importlib.util.spec_from_file_location('app', {app!r}); "
    "module = importlib.util.module_from_spec(spec); spec.loader.exec_module(module); "
    "import statistics; assert hasattr(statistics, 'median'), statistics.__file__"
)
PRINT = (
    "; import json; from streamlit import config as effective; "
    "print(json.dumps({{name: effective.get_option(name) for name in {names!r}}}))"
)


@pytest.mark.parametrize("start", [UVICORN, STREAMLIT_RUN], ids=["uvicorn", "streamlit run"])
def test_effective_settings_are_those_of_the_project(start, tmp_path):
    app = ROOT / "dashboard" / "app.py"
    code = start.format(folder=str(app.parent), app=str(app)) + PRINT.format(names=list(SETTINGS))
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT if start == UVICORN else tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout.splitlines()[-1]) == SETTINGS


@pytest.mark.parametrize("section", ["light", "dark"])
def test_theme_has_exactly_ten_chart_colours(section):
    import tomllib

    text = (ROOT / "dashboard" / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    colours = tomllib.loads(text)["theme"][section]["chartCategoricalColors"]
    assert len(colours) == 10
    assert len(set(colours)) <= 5


def test_logo_and_icon_are_drawings_that_need_no_request():
    for name in ("logo-light", "logo-dark", "icon"):
        text = (ROOT / "dashboard" / "static" / f"{name}.svg").read_text(encoding="utf-8")
        assert text.startswith("<svg ")
        assert "href" not in text
        assert "<script" not in text
