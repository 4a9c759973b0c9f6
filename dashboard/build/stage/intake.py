"""Files of one format to candidates: what was read before, and what is read now."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb

from dashboard.build.keep import surveys
from dashboard.build.read import sources
from dashboard.build.read.sources import Input
from dashboard.build.recognise.format import Format
from dashboard.build.recognise.refusals import FileRefused, Refusal, RefusalReason
from dashboard.build.stage.contracts import Contract
from dashboard.build.stage.shelf import Means, Shelf, is_changed


def create(
    connection: duckdb.DuckDBPyConnection,
    one: Format,
    inputs: list[Input],
    contract: Contract,
    means: Means,
) -> dict[str, Refusal]:
    """Create `candidate_<format>`: the statement's rows with `fault` and `digest`.

    Files that were read before are not read again. Returns file id -> refusal.
    """
    sources.tell(connection, one, inputs)
    shelf = Shelf(connection, one, contract, means)
    known = {item.survey.file_id: shelf.key(item) for item in inputs}
    fresh = [item for item in inputs if not shelf.is_there(known[item.survey.file_id])]
    fresh = shelf.with_crowded(inputs, fresh, known)
    refused: dict[str, Refusal] = {}
    for item in fresh:
        if refusal := _refusal(item, means.scratch):
            refused[item.survey.file_id] = refusal
    together = [
        item
        for item in fresh
        if item.survey.file_id not in refused
        and not shelf.read_large(item, known[item.survey.file_id])
    ]
    if together or len(refused) == len(inputs):
        refused |= shelf.read_together(together, known)
    live = {key: file_id for file_id, key in known.items() if file_id not in refused}
    shelf.show(live)
    return refused | dict(_still_written(inputs))


def _refusal(item: Input, scratch: Path) -> Refusal | None:
    """Why a file that has to be read cannot be read any more."""
    found = item.recognised
    try:
        surveys.readable(item.survey, found.path, item.name, found.fingerprint, scratch)
    except FileRefused as refused:
        return refused.refusal
    return None


def _still_written(inputs: Iterable[Input]) -> Iterator[tuple[str, Refusal]]:
    for item in inputs:
        if is_changed(item):
            yield (
                item.survey.file_id,
                FileRefused(
                    RefusalReason.STILL_BEING_WRITTEN,
                    item.name,
                    "It changed while it was read: it is still being written.",
                    "Build again when it is complete.",
                ).refusal,
            )
