import pytest

from tests.staging.folder import Folder


@pytest.fixture
def exports(tmp_path):
    root = tmp_path / "exports"
    root.mkdir()
    return Folder(root)
