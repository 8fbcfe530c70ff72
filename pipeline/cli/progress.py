"""How far a run is: one line a stage that is written over, on a terminal only."""

from __future__ import annotations

from typing import Self, TextIO

_CLEAR = "\r\x1b[K"
_SAYINGS = {
    "ingest": "looking for articles",
    "load": "loading the model",
    "read": "reading articles",
    "link": "finding out who is who",
    "graph": "drawing the graph",
    "write": "writing the results",
}


class ProgressLine:
    """Shows ``reading articles 12/240``; leaves nothing behind when the run ends.

    Args:
        stream: Standard error, usually. If it is no terminal, nothing is written.
        silent: Write nothing there either.
    """

    def __init__(self, stream: TextIO, *, silent: bool = False) -> None:
        self._stream = stream
        self._shows = stream.isatty() and not silent

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._show("")

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """Show a stage, and its count where the total is known."""
        count = "" if total is None else f" {done}/{total}"
        self._show(f"{_SAYINGS.get(stage, stage)}{count}")

    def _show(self, text: str) -> None:
        if self._shows:
            self._stream.write(_CLEAR + text)
            self._stream.flush()
