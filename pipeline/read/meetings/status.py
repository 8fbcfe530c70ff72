"""Whether a contact happened, by cue words and their reach (after ConText)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate
from typing import Literal

from pipeline import lexicons
from pipeline.lexicons.classes import either
from pipeline.read.lines import DASHES, Line
from pipeline.read.meetings.scene import is_verb
from pipeline.records import Status

_HELPS = 2  # words of "telah kembali" before a contact
_BEHIND = 3  # words behind a cue that may make it say something else
_LONGEST_CLAUSE = 14  # words of "yang semula dijadwalkan pekan lalu itu"
_LONGEST_DATELINE = 8  # words up to the dash
_ACTIVE = "me"  # opens verbs that have an object
_WITH_OBJECT = 2  # words of "membahas … pada" without it
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
    zones: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: frozenset[str] = frozenset()
    among: frozenset[str] = frozenset()
    of_subject: bool = False
    not_at: bool = False
    asks: bool = False
    plain: bool = False
    rumoured: bool = False
    sizes: frozenset[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sizes", frozenset(map(len, self.phrases)))

    def stands_at(self, words: Sequence[str], position: int) -> bool:
        """Whether one of its phrases begins at a word."""
        if position and words[position - 1] in self.not_after:
            return False
        for size in self.sizes:
            end = position + size
            if tuple(words[position:end]) in self.phrases and self.not_before.isdisjoint(words[end : end + _BEHIND]):
                return True
        return False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a contact is: a status and the cue that said so ("" when nothing did), or None: nothing to record."""

    status: Status | None
    cue: str = ""


_HELD = Verdict("held")  # what nothing is said of


@cache
def load_cues() -> tuple[tuple[Cue, ...], Mapping[str, frozenset[str]]]:
    """Read the shipped cues, and the words that stop them (or do not)."""
    table = lexicons.read("status")
    cues = tuple(
        Cue(
            **{
                **row,
                "phrases": frozenset(tuple(phrase.split()) for phrase in row["phrases"]),
                **{field: tuple(row.get(field, ())) for field in ("frames", "zones", "needs", "through", "not_after")},
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
def _by_first_words() -> Mapping[str, Mapping[str, tuple[Cue, ...]]]:
    """First words of cues -> second ones -> the cues that may begin so; under "" those before any other word."""
    found: dict[str, dict[str, tuple[Cue, ...]]] = {}
    for first, cues in _by_first_word().items():
        seconds = {"", *(phrase[1] for cue in cues for phrase in cue.phrases if phrase[0] == first and len(phrase) > 1)}
        found[first] = {
            second: tuple(cue for cue in cues if any(p[:2] in ((first,), (first, second)) for p in cue.phrases))
            for second in seconds
        }
    return found


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
        return _HELD
    heard, steps = _heard_in(line)
    left = [(place, steps[start] - steps[place]) for place in reversed(heard) if place < start]
    right = [(place, steps[place] - steps[end - 1]) for place in heard if place >= end]
    reached = [*_reached(line, start, "left", left, frame), *_reached(line, start, "right", right, frame)]
    if not reached:
        return _HELD
    cue = min(reached, key=lambda found: found[:2])[2]
    return Verdict(None if cue.status == "none" else cue.status, cue.id)


@lru_cache(maxsize=16)
def _heard_in(line: Line) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where words stand that a search for cues heeds, and how many words stand before each word of a line.

    The words of a name or title count as one. Several contacts ask of one line.
    """
    heard, capital = _heard(), [word[0].isupper() for word in line.words]
    apart = (not (this and following) for this, following in zip(capital, [*capital[1:], False], strict=True))
    opens, past = _past_dateline(line), _overtaken(line)
    places = tuple(
        place for place, word in enumerate(line.lower) if place >= opens and word in heard and place not in past
    )
    return places, (0, *accumulate(apart))


def _overtaken(line: Line) -> Sequence[int]:
    """Return where a clause stands that tells of a contact only how it once stood, before it came about after all.

    "Pertemuan | yang semula dijadwalkan Senin | itu dihadiri …", not "… itu batal".
    """
    scope, words = load_cues()[1], line.lower
    start = next((i for i in range(len(words) - 1) if words[i] == "yang" and words[i + 1] in scope["formerly"]), None)
    if start is None:
        return ()
    stops = range(start + 2, min(start + _LONGEST_CLAUSE, len(words)))
    end = next((i for i in stops if words[i] in scope["that"] or words[i] == ","), None)
    if end is None or words[end] not in scope["that"]:
        return ()
    behind = end + 1
    while behind < len(words) and words[behind] in scope["still"]:
        behind += 1
    return range(start, end) if behind < len(words) and words[behind] in scope["came_about"] else ()


def _past_dateline(line: Line) -> int:
    """Return where the words behind a dateline begin: in "DAKAR, KABAR PAGI -" no word tells of a rumour."""
    dash = next((place for place, word in enumerate(line.words[:_LONGEST_DATELINE]) if word in DASHES), 0)
    named = all(word.isupper() or not word.isalpha() for word in line.words[:dash])
    return dash if named else 0


def _reached(
    line: Line, start: int, side: str, places: Sequence[tuple[int, int]], frame: str
) -> Iterator[tuple[int, int, Cue]]:
    """Yield the cues on one side that reach a contact, each behind its negative rank and its distance.

    Args:
        line: The sentence.
        start: First word of the contact.
        side: "left" or "right" of it.
        places: Where words stand there that are heeded, the nearest first, each with its distance.
        frame: As for :func:`judge`.
    """
    scope, soft, begin = load_cues()[1], _soft_stops(), _by_first_words()
    stopped: set[str] = set()
    comma = purpose = False
    for position, distance in places:
        word = line.lower[position]
        if side == "right" and word in scope["ends"]:
            return
        purpose = purpose or (side == "left" and word in scope["purposes"] and not comma)
        if word in scope["stops"] and _stops(line, position, side):
            if word not in soft:
                return
            stopped.add(word)
        comma = comma or word == ","
        following = begin.get(word, {})
        second = line.lower[position + 1] if position + 1 < len(line.lower) else ""
        for cue in following.get(second, following.get("", ())):
            if cue.side not in (side, "both") or not cue.stands_at(line.lower, position):
                continue
            aimed = purpose and cue.status in ("planned", "cancelled") and line.lower[position - 1] != "yang"
            near = distance <= cue.reach + aimed * _AIMED and stopped.issubset(cue.through)
            open_ = cue.across or not comma or side == "right" or aimed
            if near and open_ and _fits(cue, line, start, position, frame):
                yield -cue.rank, distance, cue


def _stops(line: Line, position: int, side: str) -> bool:
    """Whether a word that may stop a search does so where it stands: not in "dua hari lalu" or behind a passed one."""
    scope, word = load_cues()[1], line.lower[position]
    before = line.lower[position - 1] if position else ""
    if before in scope["ago" if word in ("lalu", "kemudian") else "some"]:
        return False
    passed = side == "right" and not scope["passed"].isdisjoint(line.lower[position - 1 : position + 1])
    return not (passed and word in either(scope["passed"], scope["after_but"]))


def _fits(cue: Cue, line: Line, start: int, position: int, frame: str) -> bool:
    """Whether a cue at a word is for contacts like the one at ``start``."""
    if (cue.frames and frame not in cue.frames) or (cue.zones and line.sentence.zone not in cue.zones):
        return False
    lacks = cue.needs and set(cue.needs).isdisjoint(line.lower[:start])
    if lacks or (cue.among and cue.among.isdisjoint(line.lower)):
        return False
    helps = line.lower[max(position + 1, start - _HELPS) : start]
    if cue.status == "planned" and not load_cues()[1]["happened"].isdisjoint(helps):
        return False  # "memastikan Raka telah kembali bertemu Amina"
    if cue.plain and not _is_plain(line, start, position):
        return False
    if cue.not_at and frame == "noun" and _of_deed(cue, line, start, position):
        return False
    return not cue.of_subject or _is_subject(line, start, position)


def _is_plain(line: Line, start: int, position: int) -> bool:
    """Whether nothing else is told between a contact and a word: not "dalam kunjungan …, Raka menilai harga akan …".

    Nor is what took place yet to come: "kunjungan Raka kemarin akan mempererat hubungan".
    """
    scope = load_cues()[1]
    between = frozenset(word for word in line.words[start + 1 : position] if word.islower()) - scope["no_verbs"]
    return scope["gone"].isdisjoint(between) and not any(map(is_verb, between))


def _of_deed(cue: Cue, line: Line, start: int, position: int) -> bool:
    """Whether what stands at a word is said of a deed at talks: "tidak membahas panen dalam pertemuan dengan Amina".

    "Pada" opens talks only behind a verb and its object: not in "tidak percaya pada pertemuan". What somebody is asked
    to do may be done at talks to come: "meminta stafnya menyampaikan itu dalam pertemuan".
    """
    scope, words = load_cues()[1], line.lower[position:start]
    between = words[1:]
    if not either(scope["comes"], scope["aims"]).isdisjoint(between):
        return False
    if cue.asks and any(is_verb(word) and word not in scope["no_verbs"] for word in between):
        return False
    if between[-1:] == ("pada",):
        deed = words if words[0].startswith(_ACTIVE) else between
        return deed[0].startswith(_ACTIVE) and len(deed) > _WITH_OBJECT
    return len(between) > 1 and not scope["at_talks"].isdisjoint(between[-1:])


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
    verb = (word.startswith(("me", "ber")) and word not in scope["no_verbs"]) or word in scope["verbs"]
    aside = start > 0 and line.lower[start - 1] in scope["asides"] and "," in line.lower[start:position]
    return not verb and not aside
