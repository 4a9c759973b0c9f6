"""Variants of the sample company that a page has to survive."""

import shutil
from dataclasses import replace

import pytest
from streamlit.testing.v1 import app_test

from dashboard.settings import Settings


@pytest.fixture(scope="session")
def settings(sample) -> Settings:
    return sample.settings


@pytest.fixture
def unapproved(settings, tmp_path) -> Settings:
    """The same release under registers in which nobody approved anything."""
    shutil.copytree(settings.governance, tmp_path / "governance")
    (tmp_path / "governance" / "approvals.csv").unlink()
    return replace(settings, exports=tmp_path)


@pytest.fixture(scope="session", autouse=True)
def no_scripts_left_behind():
    """AppTest writes each script into one folder and would complain of it at the very end."""
    yield
    app_test.TMP_DIR.cleanup()
