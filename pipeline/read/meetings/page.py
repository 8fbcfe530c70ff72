"""An article prepared for the meeting rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.read.lines import Line
from pipeline.records import Mention, Span, Timex


@dataclass(frozen=True, slots=True)
class Page:
    """An article prepared for the meeting rules."""

    text: str
    lines: Sequence[Line]
    mentions: Sequence[Mention]
    extents: Mapping[int, Span]
    timexes: Sequence[Timex]
