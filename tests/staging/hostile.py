"""What tests of hostile files share: a table, and the refusal of whatever lies beside it."""

from dashboard.build.recognise.refusals import UNCHANGED
from tests.staging.samples.cursor import EVENTS, event
from tests.staging.samples.tables import csv_text

MIB = 1024**2
GOOD = "good/events.csv"
HEADER = csv_text(EVENTS)
ROW = csv_text(EVENTS, event()).removeprefix(HEADER)


def refusal(exports, content, name="a.csv"):
    """Why a file was refused, beside one that loads as if it were alone."""
    loaded = exports.put(name, content).put(GOOD, HEADER + ROW).load()
    told = loaded.refusal(name)
    assert loaded.counts(GOOD) == (1, 1, 0, 0)
    assert loaded.one("select count(distinct file_id) from staging.row_fates") == 0
    assert told.sentence == f"{name.split('/')[-1]} was refused. {told.what} {told.fix} {UNCHANGED}"
    return told.reason, told.what
