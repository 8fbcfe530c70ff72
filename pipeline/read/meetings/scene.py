"""One sentence laid out for the meeting rules: people in groups, places, dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.read.lines import Line
from pipeline.read.meetings.phrases import Phrases

POINTERS = frozenset({"itu", "tersebut", "ini"})
"""Behind a noun they take up what was told: "pertemuan itu", "dua menteri tersebut"."""

_OPENS_WITHIN = 3  # words in which "sebelum" opens a sentence ("Dua hari sebelum …")
_LONGEST_GAP = 7  # words between two names of one group: ", (kiri) dan"
_AND_WITH = (("dan", "dengan"), ("serta", "dengan"), (",", "dan", "dengan"))
_LONGEST_NOUN = 3  # words of "komandan pemberontak muda" before a name


@dataclass(frozen=True, slots=True)
class Actor:
    """A noun phrase that can take part in a meeting: words ``start`` to ``end`` and the mentions it stands for.

    ``sort`` is ``person`` (a name or role mention), ``pronoun`` (then ``mentions`` are its antecedents), ``delegation``
    (a country or organization with a word that makes it a party) or ``body`` (an organization without one).
    ``company`` is set for somebody who only comes along ("didampingi …").
    """

    start: int
    end: int
    mentions: tuple[int, ...]
    sort: Literal["person", "pronoun", "delegation", "body"]
    company: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Actors joined by "dan" and commas. ``apart``: each stands for a contact of its own."""

    actors: tuple[Actor, ...]
    apart: bool = False

    @property
    def start(self) -> int:
        """First word."""
        return self.actors[0].start

    @property
    def end(self) -> int:
        """Word behind the last one."""
        return self.actors[-1].end

    @property
    def mentions(self) -> tuple[int, ...]:
        """Mentions of all actors, in order."""
        return tuple(mention for actor in self.actors for mention in actor.mentions)


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence laid out for the meeting rules; positions count words of ``line``.

    Attributes:
        places: (start, end, mention index) of LOC mentions outside people's titles.
        times: (start, end, timex index).
        index: Position of the line in the article.
        quoted: Words inside quotation marks.
        clauses: The same of those that only tell when what their clause says was: "sehari setelah Bou tiba".
        bases: Index of a date among ``times`` from which another one counts -> first word of that one.
        narrower: Index of a week among ``times`` -> that of the day in it which the sentence goes on to tell.
    """

    line: Line
    index: int
    groups: tuple[Group, ...]
    places: tuple[tuple[int, int, int], ...]
    times: tuple[tuple[int, int, int], ...]
    quoted: frozenset[int] = frozenset()
    narrower: Mapping[int, int] = field(default_factory=dict)
    clauses: tuple[tuple[int, int, int], ...] = ()
    bases: Mapping[int, int] = field(default_factory=dict)

    def oblique(self, group: Group, phrases: Phrases) -> bool:
        """Whether the word before the group (a preposition, a thing it owns) keeps it from being a subject."""
        before = self.line.lower[group.start - 1] if group.start > 0 else ""
        if before == "rumah" and self.line.lower[max(group.start - 2, 0)] == "tuan":
            return False
        return before in phrases.oblique or before in phrases.possessed

    def aside(self, position: int, phrases: Phrases) -> int:
        """Where the clause around a word opens that only says when: "… sejak 2012, ketika Bou tiba"; 0 outside one."""
        lower = self.line.lower
        for place in range(position, 1, -1):
            if lower[place - 1] == ",":
                return place if lower[place] in phrases.whens else 0
        return 0

    def opening(self, phrases: Phrases) -> int:
        """Where the clause ends that opens a sentence and only says when: "Sehari sebelum Bou tiba, …"; -1 if none."""
        lower = self.line.lower
        comma = lower.index(",") if "," in lower else -1
        whens = phrases.whens | phrases.asides | {"sejak"}
        return comma if not whens.isdisjoint(lower[: min(_OPENS_WITHIN, max(comma, 0))]) else -1


def joined(line: Line, left: Actor, right: Actor, phrases: Phrases) -> bool:
    """Whether two neighbours belong to one group: only connectors, and words that say who they are, part them."""
    between = line.lower[left.end : right.start]
    if right.sort == "delegation" and line.lower[right.end : right.end + 1] and line.lower[right.end] in phrases.led:
        return False  # "… dipimpin Raka dan delegasi Mali dipimpin Amina"
    if between in (("dan",), (",", "dan"), (",",)) and _of_other_pair(line, left, right):
        return False
    if left.sort == "pronoun" and left.start == 1 and line.lower[0] in phrases.possessed:
        return False  # "Pendahulu mereka, Amina dan Bou, …"
    if not phrases.relatives.isdisjoint(between) and phrases.conjunctions.isdisjoint(between):
        return False  # "Raka, istrinya, Amina" is no list, "Raka dan istrinya, Amina" is one
    between = _without_origin(between, line.words[left.end : right.start], phrases)
    if _introduced(between, phrases) or _one_by_one(line, left, between) or _hyphenated(line, left, right):
        return True
    if between[:1] in (("yang",), ("dengan",)) and between[1:2] and between[1] in phrases.accompanied:
        between = between[1:]  # "Raka yang didampingi Amina"
    sayer = left.start > 0 and line.lower[left.start - 1] in phrases.sayers
    return (
        0 < len(between) <= _LONGEST_GAP
        and not (sayer and between[0] == ",")
        and not phrases.joins.isdisjoint(between)
        and all(word in phrases.joins or word in phrases.sides or word in phrases.relatives for word in between)
    )


def _of_other_pair(line: Line, left: Actor, right: Actor) -> bool:
    """Whether the second of two opens a pair behind a colon: "…: Raka dengan Amina, dan Bou dengan Cheikh"."""
    pairs = line.lower[left.start - 1] == "dengan" and line.lower[right.end : right.end + 1] == ("dengan",)
    return pairs and any(word.endswith(":") for word in line.lower[: left.start])


def _without_origin(between: tuple[str, ...], words: Sequence[str], phrases: Phrases) -> tuple[str, ...]:
    """Leave out where a counterpart comes from: "Raka dan rekannya dari Burkina Faso, Amina"."""
    for position in range(1, len(between) - 1):
        if between[position] in ("dari", "asal") and between[position - 1] in phrases.counterparts:
            end = between.index(",", position) if "," in between[position:] else -1
            if end > position + 1 and all(word[0].isupper() for word in words[position + 1 : end]):
                return between[:position] + between[end:]
    return between


def _introduced(between: tuple[str, ...], phrases: Phrases) -> bool:
    """Whether words join a second person by what they are: "Raka dan komandan pemberontak Bou"."""
    nouns = [word for word in between[1:] if word != ","]
    return (
        between[:1] in (("dan",), ("serta",))
        and 0 < len(nouns) <= _LONGEST_NOUN
        and nouns[0] in phrases.nouns
        and between.count(",") == (between[-1] == ",")
        and phrases.not_heads.isdisjoint(nouns)
    )


def _hyphenated(line: Line, left: Actor, right: Actor) -> bool:
    """Whether a dash without spaces parts two names: "pertemuan Sudibyo-Diallo", "Raka Sudibyo–Amina Diallo"."""
    if line.words[left.end : right.start] not in (("-",), ("–",)):
        return False
    whole = line.span(left.end - 1, right.start + 1)
    return whole.end - whole.start == sum(map(len, line.words[left.end - 1 : right.start + 1]))


def _one_by_one(line: Line, left: Actor, between: tuple[str, ...]) -> bool:
    """Whether somebody met two people one after the other: "dengan Raka dan dengan Amina"."""
    return line.lower[max(left.start - 1, 0)] == "dengan" and between in _AND_WITH
