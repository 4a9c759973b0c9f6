"""When a file was exported, told by the best thing there is."""

from datetime import datetime

import pytest

from dashboard.build.read import export_time

MODIFIED = 1_772_600_000_000_000_000


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("usage-events-2026-03-03.csv", "2026-03-03T23:59:59"),
        ("x_user_report_20260304020000.csv", "2026-03-04T02:00:00"),
        ("x_user_report_202603040200.csv", "2026-03-04T02:00:00"),
        ("KIRO_IDE_123456789012_user_report_20260304.csv", "2026-03-04T23:59:59"),
        ("a-2026-03-03-b-2026-03-09.csv", "2026-03-09T23:59:59"),
        ("2026/03/05/00/report.csv", "2026-03-05T23:59:59"),
        ("2026/03/05/report-2026-03-06.csv", "2026-03-06T23:59:59"),
    ],
)
def test_a_stamp_in_the_name_or_the_folder_is_read(name, at):
    told = export_time.tell(name, "", "", MODIFIED)
    assert (told.at, told.basis) == (datetime.fromisoformat(at), "file_name")


@pytest.mark.parametrize(
    "name", ["usage.csv", "pulls-2026-03.json", "a-2026-13-01.csv", "build-123456789012.json"]
)
def test_what_is_no_day_is_no_stamp(name):
    assert export_time.tell(name, "", "", MODIFIED).basis == "modified"


def test_a_declaration_beats_the_file_and_the_file_beats_its_name():
    name = "usage-2026-03-03.csv"
    assert export_time.tell(name, "2026-03-09", "2026-03-05", MODIFIED).basis == "declared"
    assert export_time.tell(name, "", "2026-03-05T03:00:00+02:00", MODIFIED) == (
        export_time.ExportTime(datetime(2026, 3, 5, 1), export_time.OrderBasis.IN_FILE)
    )
    assert export_time.tell(name, "soon", "", MODIFIED).basis == "file_name"
