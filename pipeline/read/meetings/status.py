"""Whether a contact happened, by cue words and their reach (after ConText)."""

from __future__ import annotations

from collections.abc import Sequence
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
    phrases: frozenset[tuple[str, ...]]
    status: Status | Literal["none"]
    rank: int
    side: Literal["left", "right", "both"]
    reach: int
    fires_on: str
    silent_on: str
    across: bool = False
    frames: tuple[str, ...] = ()

    def stands_at(self, words: Sequence[str], position: int) -> bool:
        """Whether one of its phrases begins at a word."""
        return any(tuple(words[position : position + len(phrase)]) == phrase for phrase in self.phrases)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a contact is: a status and the cue that said so ("" when nothing did), or None: nothing to record."""

    status: Status | None
    cue: str = ""


@cache
def load_cues() -> tuple[tuple[Cue, ...], frozenset[str], frozenset[str]]:
    """Read the shipped cues, the words that stop them, and those of them that a cue behind the contact passes."""
    table = lexicons.read("status")
    cues = tuple(
        Cue(
            **{
                **row,
                "phrases": frozenset(tuple(phrase.split()) for phrase in row["phrases"]),
                "frames": tuple(row.get("frames", ())),
            }
        )
        for row in table["cue"]
    )
    return cues, frozenset(table["scope"]["stops"]), frozenset(table["scope"]["passed"])


def judge(line: Line, start: int, end: int, frame: str = "") -> Verdict:
    """Judge the contact that the words ``start`` up to ``end`` state.

    Args:
        line: The sentence.
        start: First word of the contact.
        end: Word behind it.
        frame: How its participants are laid out; some cues are for some frames only.

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
                fits = not cue.frames or frame in cue.frames
                if near and fits and cue.side in (side, "both") and cue.stands_at(line.lower, position):
                    reached.append((-cue.rank, distance, cue))
    if not reached:
        return Verdict("held")
    cue = min(reached, key=lambda found: found[:2])[2]
    return Verdict(None if cue.status == "none" else cue.status, cue.id)
