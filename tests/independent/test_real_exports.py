"""What a build loaded of real exports is what a plain count of the files gives."""

from pathlib import Path

import pytest

from tests.build.test_whole_build import REAL_EXPORTS, run
from tests.independent.real_exports import asked, figures, records

pytestmark = pytest.mark.skipif(
    not REAL_EXPORTS.is_dir(), reason=f"no exports of real tools at {REAL_EXPORTS}"
)


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    return run(REAL_EXPORTS, tmp_path_factory.mktemp("real") / "out")


def test_every_figure_is_what_a_plain_count_gives(report):
    some = figures(REAL_EXPORTS)
    loaded = asked(Path(report["warehouse"]), some)
    assert all(one.counted > 0 for one in some)
    assert [one.what for one, value in zip(some, loaded, strict=True) if one.counted != value] == []


def test_every_file_has_as_many_records_as_a_parser_finds(report):
    read = {file["path"]: file["rows_read"] for file in report["files"]}
    assert read == {path: records(REAL_EXPORTS / path) for path in read}


def test_only_links_are_refused_for_they_are_no_data(report):
    (refused,) = report["unrecognised"]
    assert refused["path"].endswith("download-links-organization-28-day.json")
    assert refused["reason"] == "not_an_export"
    assert "links, not data" in refused["message"]
