"""Progress of a build: live on a terminal, silent when piped."""

import sys
import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from dashboard.build.report import Step


class Progress:
    """Collects the steps of a build and, on a terminal, draws a bar and rows per second each."""

    def __init__(self, quiet: bool = False) -> None:
        """Draw on standard error when it is a terminal, unless asked to be quiet."""
        shown = not quiet and sys.stderr.isatty()
        self._bars = Bars(
            TextColumn("{task.description:<22}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[speed]:>16}"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            disable=not shown,
        )
        self._tasks: dict[str, int] = {}
        self._started: dict[str, float] = {}
        self._steps: dict[str, Step] = {}

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bars.stop()

    def __call__(self, step: str, done: int, total: int, rows: int) -> None:
        """Say how far a step is.

        Args:
            step: its name in words.
            done: parts finished.
            total: parts there are.
            rows: rows so far, for the rows per second.
        """
        if step not in self._tasks:
            self._tasks[step] = self._bars.add_task(step, total=total, speed="")
            self._started[step] = time.perf_counter()
        seconds = time.perf_counter() - self._started[step]
        speed = f"{rows / seconds:,.0f} rows/s" if rows and seconds > 0.05 else ""
        self._bars.update(self._tasks[step], completed=done, total=total, speed=speed)
        self._steps[step] = Step(step, rows, round(seconds, 3))

    @property
    def steps(self) -> list[Step]:
        """Every step that was reported, in order."""
        return list(self._steps.values())
