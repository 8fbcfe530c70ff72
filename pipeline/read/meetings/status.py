"""Whether a contact happened, by cue words and their reach (after ConText)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    needs: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()

    def stands_at(self, words: Sequence[str], position: int) -> bool:
        """Whether one of its phrases begins at a word."""
        before = words[position - 1] if position else ""
        return before not in self.not_after and any(
            tuple(words[position : position + len(phrase)]) == phrase for phrase in self.phrases
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a contact is: a status and the cue that said so ("" when nothing did), or None: nothing to record."""

    status: Status | None
    cue: str = ""


@cache
def load_cues() -> tuple[tuple[Cue, ...], Mapping[str, frozenset[str]]]:
    """Read the shipped cues, and the words that stop them (or do not)."""
    table = lexicons.read("status")
    cues = tuple(
        Cue(
            **{
                **row,
                "phrases": frozenset(tuple(phrase.split()) for phrase in row["phrases"]),
                **{field: tuple(row.get(field, ())) for field in ("frames", "needs", "through", "not_after")},
            }
        )
        for row in table["cue"]
    )
    return cues, {name: frozenset(words) for name, words in table["scope"].items()}


@cache
def _by_first_word() -> Mapping[str, tuple[Cue, ...]]:
    """First words of cues -> the cues that may begin there, in the order of the file."""
    found: dict[str, list[Cue]] = {}
    for cue in load_cues()[0]:
        for word in {phrase[0] for phrase in cue.phrases}:
            found.setdefault(word, []).append(cue)
    return {word: tuple(cues) for word, cues in found.items()}


@cache
def _soft_stops() -> frozenset[str]:
    """Words that stop most cues, but not all."""
    return frozenset(word for cue in load_cues()[0] for word in cue.through)


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
    scope = load_cues()[1]
    opening, soft = _by_first_word(), _soft_stops()
    reached: list[tuple[int, int, Cue]] = []
    for side, positions in (("left", range(start - 1, -1, -1)), ("right", range(end, len(line)))):
        comma, stopped = False, set[str]()
        for distance, position in enumerate(positions, start=1):
            word = line.lower[position]
            ago = word == "lalu" and position > 0 and line.lower[position - 1] in scope["ago"]
            if word in scope["stops"] and not ago and not (side == "right" and word in scope["passed"]):
                stopped.add(word)
            if stopped - soft:
                break
            comma = comma or word == ","
            for cue in opening.get(word, ()):
                near = (
                    distance <= cue.reach
                    and stopped.issubset(cue.through)
                    and (cue.across or not comma or side == "right")
                )
                fits = not cue.frames or frame in cue.frames
                fits = fits and (not cue.needs or not set(cue.needs).isdisjoint(line.lower[:start]))
                if near and fits and cue.side in (side, "both") and cue.stands_at(line.lower, position):
                    reached.append((-cue.rank, distance, cue))
    if not reached:
        return Verdict("held")
    cue = min(reached, key=lambda found: found[:2])[2]
    return Verdict(None if cue.status == "none" else cue.status, cue.id)
