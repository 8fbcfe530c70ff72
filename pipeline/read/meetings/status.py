"""Whether a contact happened, by cue words and their reach (after ConText)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from pipeline import lexicons
from pipeline.read.lines import Line
from pipeline.records import Status

_BEHIND = 3  # words behind a cue that may make it say something else
_AIMED = 6  # words by which a cue reaches further if the contact is only what somebody sets out for


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
    not_before: frozenset[str] = frozenset()
    among: frozenset[str] = frozenset()
    of_subject: bool = False
    not_at: bool = False
    sizes: frozenset[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sizes", frozenset(map(len, self.phrases)))

    def stands_at(self, words: Sequence[str], position: int) -> bool:
        """Whether one of its phrases begins at a word."""
        if position and words[position - 1] in self.not_after:
            return False
        return any(
            tuple(words[position : position + size]) in self.phrases
            and self.not_before.isdisjoint(words[position + size : position + size + _BEHIND])
            for size in self.sizes
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
                **{field: frozenset(row.get(field, ())) for field in ("not_before", "among")},
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
def _heard() -> frozenset[str]:
    """All words that a search for cues heeds; it may pass over others."""
    scope = load_cues()[1]
    return frozenset({",", *_by_first_word(), *scope["ends"], *scope["purposes"], *scope["stops"]})


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
    if _by_first_word().keys().isdisjoint(line.lower):
        return Verdict("held")
    sides = (("left", range(start - 1, -1, -1)), ("right", range(end, len(line))))
    reached = [found for side, positions in sides for found in _reached(line, start, side, positions, frame)]
    if not reached:
        return Verdict("held")
    cue = min(reached, key=lambda found: found[:2])[2]
    return Verdict(None if cue.status == "none" else cue.status, cue.id)


def _reached(line: Line, start: int, side: str, positions: range, frame: str) -> Iterator[tuple[int, int, Cue]]:
    """Yield the cues on one side that reach a contact, each behind its negative rank and its distance."""
    scope, soft, heard = load_cues()[1], _soft_stops(), _heard()
    comma, purpose, stopped = False, False, set[str]()
    distance = 0
    for position in positions:
        word = line.lower[position]
        # the words of a name or title count as one
        distance += not (line.words[position][0].isupper() and _capital(line, position + (1 if side == "left" else -1)))
        if word not in heard:
            continue
        if side == "right" and word in scope["ends"]:
            return
        purpose = purpose or (side == "left" and word in scope["purposes"] and not comma)
        before = line.lower[position - 1] if position else ""
        timed = before in scope["ago"] if word == "lalu" else before in scope["some"]
        passed = side == "right" and not scope["passed"].isdisjoint(line.lower[position - 1 : position + 1])
        if word in scope["stops"] and not timed and not (passed and word in scope["passed"] | scope["after_but"]):
            if word not in soft:
                return
            stopped.add(word)
        comma = comma or word == ","
        for cue in _by_first_word().get(word, ()):
            if cue.side not in (side, "both") or not cue.stands_at(line.lower, position):
                continue
            aimed = purpose and cue.status in ("planned", "cancelled") and line.lower[position - 1] != "yang"
            near = distance <= cue.reach + aimed * _AIMED and stopped.issubset(cue.through)
            open_ = cue.across or not comma or side == "right" or aimed
            if near and open_ and _fits(cue, line, start, position, frame):
                yield -cue.rank, distance, cue


def _capital(line: Line, position: int) -> bool:
    """Whether a word with a capital stands at a position."""
    return 0 <= position < len(line) and line.words[position][0].isupper()


def _fits(cue: Cue, line: Line, start: int, position: int, frame: str) -> bool:
    """Whether a cue at a word is for contacts like the one at ``start``."""
    if (cue.frames and frame not in cue.frames) or (cue.needs and set(cue.needs).isdisjoint(line.lower[:start])):
        return False
    if cue.among and cue.among.isdisjoint(line.lower):
        return False
    if cue.not_at and frame == "noun" and _of_deed(line, start, position):
        return False
    return not cue.of_subject or _is_subject(line, start, position)


def _of_deed(line: Line, start: int, position: int) -> bool:
    """Whether what stands at a word is said of a deed at talks: "tidak membahas panen dalam pertemuan dengan Amina"."""
    between = line.lower[position + 1 : start]
    return between[-1:] == ("dalam",) and len(between) > 1 and load_cues()[1]["comes"].isdisjoint(between)


def _is_subject(line: Line, start: int, position: int) -> bool:
    """Whether what stands at a word may be said of the contact: neither a verb nor an aside ("dalam pertemuan …, …").

    Of a verb it may be said behind "tetapi" only: "… mengunjungi Dakar, tetapi kemudian dibatalkan".
    """
    scope, word = load_cues()[1], line.lower[start]
    before = position - 1
    while before > start and line.lower[before] in scope["after_but"]:
        before -= 1
    if line.lower[before] in scope["passed"]:
        return True
    if not scope["passed"].isdisjoint(line.lower[start:position]):
        return False  # "… pertemuan dengan Amina, tetapi pelaksanaannya ditangguhkan"
    verb = word.startswith(("me", "ber")) or word in scope["verbs"]
    aside = start > 0 and line.lower[start - 1] in scope["asides"] and "," in line.lower[start:position]
    return not verb and not aside
