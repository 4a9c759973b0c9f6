"""Archives and documents without end: read no further than to what is wrong."""

import gzip
import json

import pytest

from dashboard.build.read import survey
from dashboard.build.recognise import containers, fingerprint
from dashboard.build.recognise.recognise import recognise
from dashboard.build.recognise.refusals import FileRefused
from tests.staging.hostile import HEADER, MIB, ROW
from tests.staging.samples.copilot import copilot_day


@pytest.fixture
def read_bytes(monkeypatch):
    """Bytes read of each file after it was recognised, unpacked where it is packed."""
    told = {}
    original = containers.blocks

    def counted(path, is_gzip):
        for block in original(path, is_gzip):
            told[is_gzip] = told.get(is_gzip, 0) + len(block)
            yield block

    head = containers.head

    def fresh(path, size):
        found = head(path, size)
        told.clear()
        return found

    monkeypatch.setattr(containers, "blocks", counted)
    monkeypatch.setattr(containers, "head", fresh)
    return told


# More than the records that a format is told by.
SEVERAL = json.dumps([copilot_day()] * 60)[:-1]
ARCHIVES = {
    "a line without end": (HEADER + "x" * 64 * MIB, "line_too_long"),
    "lines of nothing": (HEADER.encode() + b"\xf6" + b"\n" * 64 * MIB, "not_text"),
    "a deep document": (f"{SEVERAL},{'[' * 64 * MIB}", "json_too_deep"),
    "a record without end": (f'{SEVERAL},{{"x": "{"y" * 64 * MIB}', "line_too_long"),
}  # fmt: skip


@pytest.mark.parametrize("case", ARCHIVES)
def test_an_archive_is_unpacked_no_further_than_to_what_is_wrong(exports, read_bytes, case):
    content, reason = ARCHIVES[case]
    raw = content if isinstance(content, bytes) else content.encode()
    path = exports.put("a.gz", gzip.compress(raw, 1)).root / "a.gz"
    found = fingerprint.take(path) if case != "lines of nothing" else None
    if found:
        with pytest.raises(FileRefused) as refused:
            survey.look(path, "a.gz", found, exports.root)
        assert refused.value.refusal.reason == reason
        assert sum(one.stat().st_size for one in exports.root.iterdir()) < 20 * MIB
    else:
        assert recognise(path).reason == reason
    assert read_bytes.get(True, 0) <= 18 * MIB


def test_a_disk_without_room_refuses_the_file_and_says_so(exports, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(survey.Limits, "take", full)
    reason, what = refusal_of(
        exports.put("a.csv.gz", gzip.compress((HEADER + ROW).encode())), "a.csv.gz"
    )
    assert reason == "too_large"
    assert what == "There is no room for its plain copy beside the warehouse."


def refusal_of(exports, name):
    told = exports.load().refusal(name)
    return told.reason, told.what


def test_a_deep_document_is_read_no_further_than_to_its_depth(exports, read_bytes):
    text = f'{SEVERAL},{{"day": {"[" * 10_000}{" " * 40 * MIB}'
    path = exports.put("a.json", text).root / "a.json"
    found = fingerprint.take(path)
    with pytest.raises(FileRefused):
        survey.look(path, "a.json", found, exports.root)
    assert read_bytes == {False: MIB}
