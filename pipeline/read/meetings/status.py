"""Whether a contact happened, by cue words and their reach (after ConText)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline import lexicons
from pipeline.read.lines import Line
from pipeline.records import Status


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue; ``status.toml`` says what the fields mean."""

    id: str
    phrases: frozenset[str]
    status: Status | Literal["none"]
    rank: int
    side: Literal["left", "right", "both"]
    reach: int
    fires_on: str
    silent_on: str
    across: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a contact is: a status and the cue that said so ("" when nothing did), or None: nothing to record."""

    status: Status | None
    cue: str = ""


@cache
def load_cues() -> tuple[tuple[Cue, ...], frozenset[str], frozenset[str]]:
    """Read the shipped cues, the words that stop them, and those of them that a cue behind the contact passes."""
    table = lexicons.read("status")
    cues = tuple(Cue(**{**row, "phrases": frozenset(row["phrases"])}) for row in table["cue"])
    return cues, frozenset(table["scope"]["stops"]), frozenset(table["scope"]["passed"])


def judge(line: Line, start: int, end: int) -> Verdict:
    """Judge the contact that the words ``start`` up to ``end`` state.

    Returns:
        The status of the cue of highest rank that reaches it, the nearest among equals; held where none does.
    """
    cues, stops, passed = load_cues()
    reached: list[tuple[int, int, Cue]] = []
    for side, positions in (("left", range(start - 1, -1, -1)), ("right", range(end, len(line)))):
        comma = False
        for distance, position in enumerate(positions, start=1):
            word = line.lower[position]
            if word in stops and not (side == "right" and word in passed):
                break
            comma = comma or word == ","
            for cue in cues:
                near = distance <= cue.reach and (cue.across or not comma or side == "right")
                if near and cue.side in (side, "both") and word in cue.phrases:
                    reached.append((-cue.rank, distance, cue))
    if not reached:
        return Verdict("held")
    cue = min(reached, key=lambda found: found[:2])[2]
    return Verdict(None if cue.status == "none" else cue.status, cue.id)
