"""What no file may exceed, checked block by block while it is read, and what was counted."""

from pathlib import Path

import numpy as np

from dashboard.build.recognise import containers, fingerprint
from dashboard.build.recognise.containers import MAX_LINE
from dashboard.build.recognise.fingerprint import Fingerprint
from dashboard.build.recognise.json_head import Layout
from dashboard.build.recognise.refusals import FileRefused, RefusalReason

_MARKS = b'[]{}"'
_NO_MARKS = bytes(set(range(256)) - set(_MARKS))
_STEP = np.zeros(256, dtype=np.int32)
_STEP[list(b"[{")] = 1
_STEP[list(b"]}")] = -1


class Limits:
    """The limits of one file: a record is a line, or it has brackets to count.

    Attributes:
        lines: line feeds so far.
        longest: bytes of the longest line, exact from 1 MiB on.
        ends_line: whether the last line has its end.
    """

    def __init__(self, name: str, found: Fingerprint) -> None:
        self.lines = 0
        self.longest = 0
        self._name = name
        self._since_feed = 0
        self._is_document = found.container == "json" and found.layout is not Layout.LINES
        self._brackets = _Brackets(name, found) if found.container == "json" else None

    @property
    def ends_line(self) -> bool:
        """Whether the last line has its end."""
        return self._since_feed == 0

    def take(self, block: bytes) -> None:
        """Count the next block.

        Raises:
            FileRefused: a line or a record is too long, or JSON too deep.
        """
        first, last = block.find(b"\n"), block.rfind(b"\n")
        self.longest = max(self.longest, self._since_feed + max(first, 0))
        self._since_feed = len(block) - last - 1 + (self._since_feed if last < 0 else 0)
        self.longest = max(self.longest, self._since_feed)
        if self.longest > MAX_LINE and not self._is_document:
            what = f"Line {self.lines + 1:,} is longer than 16 MiB."
            raise FileRefused(RefusalReason.LINE_TOO_LONG, self._name, what, "Split the export.")
        self.lines += block.count(b"\n")
        if self._brackets:
            self._brackets.take(block)


class _Brackets:
    """How deep JSON is, brackets inside texts left out, and how long its records are."""

    def __init__(self, name: str, found: Fingerprint) -> None:
        self._name = name
        self._around_records = found.layout is Layout.ARRAY
        self._around_records += sum(1 + is_list for _, is_list in found.steps)
        self._rest = b""
        self._is_in_text = False
        self._depth = 0
        self._records = 0
        self._since_record = 0

    def take(self, block: bytes) -> None:
        after = self._depths(block)
        before = np.concatenate(([self._depth], after[:-1])) if after.size else after
        if after.size:
            self._depth = int(after[-1])
            if after.max() > fingerprint.MAX_DEPTH:
                raise fingerprint.too_deep(Path(self._name))
        around = self._around_records
        self._records += int(np.count_nonzero((before == around) & (after > around)))
        # A record is measured in whole blocks, so one of the limit's length always passes.
        is_inside = self._depth > around and not (after <= around).any()
        self._since_record = self._since_record + len(block) if is_inside else 0
        if self._since_record > MAX_LINE:
            raise containers.record_too_long(self._name, self._records)

    def _depths(self, block: bytes) -> np.ndarray:
        """The depth after each bracket of the next block."""
        block = self._rest + block
        kept = len(block) - (len(block) - len(block.rstrip(b"\\"))) % 2
        # Half of an escape waits for the other half.
        block, self._rest = block[:kept], block[kept:]
        plain = block.replace(b"\\\\", b"").replace(b'\\"', b"")
        marks = np.frombuffer(plain.translate(None, _NO_MARKS), dtype=np.uint8)
        in_text = (np.cumsum(marks == ord('"')) + self._is_in_text) % 2
        if marks.size:
            self._is_in_text = bool(in_text[-1])
        steps = _STEP[marks][(in_text == 0) & (marks != ord('"'))]
        return self._depth + np.cumsum(steps)
