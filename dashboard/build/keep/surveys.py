"""Surveys of files that did not change since: known without reading them again."""

from pathlib import Path

from dashboard.build.keep.store import Store
from dashboard.build.read import survey
from dashboard.build.read.survey import Survey
from dashboard.build.recognise.fingerprint import Fingerprint


def look(store: Store, path: Path, name: str, found: Fingerprint, scratch: Path) -> Survey:
    """The survey of a file, of this build or of one before; see `survey.look`.

    Of a file known from before, a plain copy is not made yet: see `readable`.
    """
    stamp = survey.stamp_of(path)
    known = store.survey(name, stamp)
    if known is not None:
        file_id, lines, longest, ends_line = known
        where = path if survey.is_readable(path, found) else scratch / file_id
        return Survey(file_id, where, stamp, lines, longest, ends_line)
    told = survey.look(path, name, found, scratch)
    store.remember(name, told.stamp, [told.file_id, told.lines, told.longest, told.ends_line])
    return told


def readable(told: Survey, path: Path, name: str, found: Fingerprint, scratch: Path) -> Path:
    """The file itself, or its plain copy, which is made now if it is not there.

    Raises:
        FileRefused: it changed and cannot be read any more.
    """
    if not told.readable.exists():
        survey.look(path, name, found, scratch)
    return told.readable
