"""One sentence laid out for the meeting rules: people in groups, places, dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.lexicons.classes import either
from pipeline.read.lines import Line
from pipeline.read.meetings.phrases import Phrases
from pipeline.records import Claim

_NEXT = 4  # characters between a sentence and the one right behind it
POINTERS = frozenset({"itu", "tersebut", "ini"})
"""Behind a noun they take up what was told: "pertemuan itu", "dua menteri tersebut"."""

BACK = frozenset({"itu", "tersebut"})
"""Those of them that never mean what is at hand, as "saat ini" and "tokoh muda ini" do."""

THERE = frozenset({"sana", "situ", "sanalah", "situlah"})
"""Behind "di" they mean the place told of before."""

OPENS_WITHIN = 3  # words in which "sebelum" opens a sentence ("Dua hari sebelum …")
_LONGEST_ACCOUNT = 3  # words of "akun Instagram resmi" before whose it is
_LONGEST_GAP = 7  # words between two names of one group: ", (kiri) dan"
_LONGEST_WITHOUT = 3  # words of "tanpa didampingi oleh" before a name
_AND_APART = {("dan", "secara", "terpisah"), ("serta", "secara", "terpisah"), ("dan", "secara", "terpisah", "dengan")}
"""Between two people whom somebody met, they say that each was met alone."""
_AND_WITH = (("dan", "dengan"), ("serta", "dengan"), (",", "dan", "dengan"))
_LONGEST_NOUN = 3  # words of "komandan pemberontak muda" before a name
_LONGEST_OFFICE = 8  # words of "penasihat presiden untuk urusan keamanan dalam negeri" before a comma and a name
_LONGEST_RELATIVE = 12  # words of ", yang memimpin badan keamanan Mali" before its comma
_OF_OFFICES = frozenset({"untuk"})  # "penasihat untuk urusan keamanan"
_CLOSES = ((), (",",), (".",), ("(",), (")",))
_ANDS = (("dan",), ("serta",), ("beserta",), ("bersama",))
_LONGEST_PLAIN = 6  # letters of a word that only looks like a verb ("media", "dinas")
VERBAL = ("me", "ber", "di", "ter")
"""How verbs begin, and hardly a noun."""


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

    @property
    def human(self) -> bool:
        """Whether it is people, by name, office or pronoun."""
        return self.sort in ("person", "pronoun")


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
        towns: Those of the mentions in ``places`` that may name towns.
        of_court: Whether it tells of a trial, whose sessions are no contact.
        bases: Index of a date among ``times`` from which another one counts -> first word of that one.
        counted: (start, end) of dates that count from what they go on to tell: "sehari setelah pertemuan …".
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
    towns: frozenset[int] = frozenset()
    of_court: bool = False
    counted: tuple[tuple[int, int], ...] = ()

    def follows(self, claim: Claim) -> bool:
        """Whether the sentence stands right behind the last one that tells of a claim, or tells of it itself."""
        return self.line.sentence.span.start - claim.evidence[-1].end <= _NEXT

    def oblique(self, group: Group, phrases: Phrases) -> bool:
        """Whether the word before the group (a preposition, a thing it owns) keeps it from being a subject."""
        before = self.line.lower[group.start - 1] if group.start > 0 else ""
        if before == "rumah" and self.line.lower[max(group.start - 2, 0)] == "tuan":
            return False
        if before == "pihak" and group.actors[0].sort == "body":  # "Pihak Kementerian Pertanian menemui Amina"
            before = self.line.lower[group.start - 2] if group.start > 1 else ""
        if before == "seperti" and not phrases.collectives.isdisjoint(self.line.lower[: group.start]):
            return False  # "beberapa menteri seperti Amina dan Bou menemui Cheikh"
        return self._account(group.start, phrases) or before in phrases.oblique or before in phrases.possessed

    def beside_subject(self, phrases: Phrases) -> Group | None:
        """Return with whom a sentence opens beside its subject: "Bersama Bou, Amina …", "Pada Mei, bersama Bou, …"."""
        if not self.groups:
            return None
        first, lower = self.groups[0], self.line.lower
        by = first.start - 1
        if by < 0 or lower[first.end : first.end + 1] != (",",):
            return None
        opens = by == 0 or lower[by - 1] == ","
        return first if opens and (lower[by] == "bersama" or lower[by] in phrases.accompanied) else None

    def _account(self, start: int, phrases: Phrases) -> bool:
        """Whether a name is that of an account: "akun Instagram resmi Amina", not "pemilik akun Amina"."""
        lower = self.line.lower
        places = range(max(start - _LONGEST_ACCOUNT, 0), start)
        return any(lower[place] == "akun" and lower[place - 1] not in phrases.account_owners for place in places)

    def opens_quotation(self, position: int, phrases: Phrases) -> bool:
        """Whether a quotation opens with what its speaker has just done: "“Tadi pertemuan dengan Bou, …"."""
        opening = [self.line.lower[place] for place in range(position) if place in self.quoted]
        return position in self.quoted and bool(opening) and phrases.just_now.issuperset(opening)

    def aside(self, position: int, phrases: Phrases) -> int:
        """Where the clause around a word opens that only says when: "… sejak 2012, ketika Bou tiba"; 0 outside one."""
        lower = self.line.lower
        if phrases.whens.isdisjoint(lower):
            return 0
        listed = {at for group in self.groups for at in range(group.start, group.end)}
        for place in range(position, 1, -1):
            if lower[place - 1] == "," and place - 1 not in listed:  # ", ketika Amina, Bou, dan Raka menandatangani"
                return place if lower[place] in phrases.whens else 0
        return 0

    def opening(self, phrases: Phrases) -> int:
        """Where the clause ends that opens a sentence and only says when: "Sehari sebelum Bou tiba, …"; -1 if none."""
        lower = self.line.lower
        comma = lower.index(",") if "," in lower else -1
        whens = either(phrases.whens, phrases.asides, phrases.since)
        return comma if not whens.isdisjoint(lower[: min(OPENS_WITHIN, max(comma, 0))]) else -1


def is_verb(word: str) -> bool:
    """Return whether a word looks like a verb."""
    return word.startswith(VERBAL) and len(word) > _LONGEST_PLAIN


def joined(line: Line, left: Actor, right: Actor, phrases: Phrases) -> bool:
    """Whether two neighbours belong to one group: only connectors, and words that say who they are, part them."""
    between = line.lower[left.end : right.start]
    if right.sort == "delegation" and line.lower[right.end : right.end + 1] and line.lower[right.end] in phrases.led:
        return False  # "… dipimpin Raka dan delegasi Mali dipimpin Amina"
    if between in (("dan",), (",", "dan"), (",",)) and _of_other_pair(line, left, right):
        return False
    aside = _opens_aside(line, left, between, phrases) or _opens_clause(line, left, right, phrases)
    if aside or _goes_on_with(line, right, between, phrases):
        return False
    if not phrases.relatives.isdisjoint(between) and phrases.conjunctions.isdisjoint(between):
        return False  # "Raka, istrinya, Amina" is no list, "Raka dan istrinya, Amina" is one
    between = _without_origin(between, line.words[left.end : right.start], phrases)
    between = _without_office_end(line, left, between)
    between = _without_relative(line, left, between, phrases)
    between = _without_apposition(between, phrases)
    described = _described(between, phrases) and line.lower[right.end : right.end + 1] in _CLOSES
    introduced = described or _introduced(between, phrases) or _apposed(line, between, right, phrases)
    if introduced or _one_by_one(line, left, between) or _apart(line, left, right) or _hyphenated(line, left, right):
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


def _opens_aside(line: Line, left: Actor, between: tuple[str, ...], phrases: Phrases) -> bool:
    """Whether a sentence opens with somebody who is in no list: "Pendahulu mereka, Amina", "Tanpa Raka, …"."""
    if left.sort == "pronoun" and left.start == 1 and line.lower[0] in phrases.possessed:
        return True
    return between == (",",) and line.lower[0] == "tanpa" and left.start <= _LONGEST_WITHOUT


def _opens_clause(line: Line, left: Actor, right: Actor, phrases: Phrases) -> bool:
    """Whether the second of two is the subject of another clause: "… menyampaikan undangan Amina, dan Bou akan pergi".

    A list of two has no comma; whoever stands behind ", dan" and before an auxiliary does something of their own.
    """
    lower = line.lower
    first = lower[max(left.start - 1, 0)] not in either(phrases.joins, frozenset({","}))
    acts = lower[right.end : right.end + 1] != () and lower[right.end] in phrases.auxiliaries
    comma = lower[left.end : right.start] == (",", "dan")
    return comma and first and acts and any(map(is_verb, lower[: left.start]))


def _goes_on_with(line: Line, right: Actor, between: tuple[str, ...], phrases: Phrases) -> bool:
    """Whether words open what is done next together with somebody: "menemui Raka | dan bersama Amina | mengecam …".

    Where no verb follows they go on with a list.
    """
    if between[-1:] != ("bersama",) or phrases.goes_on.isdisjoint(between[-2:-1]):
        return False
    helps = either(phrases.talk_adverbs, phrases.auxiliaries, phrases.set_for)
    verb = next((word for word in line.lower[right.end :] if word not in helps), "")
    return is_verb(verb)


def _of_other_pair(line: Line, left: Actor, right: Actor) -> bool:
    """Whether the second of two opens a pair behind a colon: "…: Raka dengan Amina, dan Bou dengan Cheikh"."""
    pairs = line.lower[left.start - 1] == "dengan" and line.lower[right.end : right.end + 1] == ("dengan",)
    return pairs and any(word.endswith(":") for word in line.lower[: left.start])


def _without_origin(between: tuple[str, ...], words: Sequence[str], phrases: Phrases) -> tuple[str, ...]:
    """Leave out where a counterpart comes from: "Raka dan rekannya dari Burkina Faso, Amina", with the comma or not."""
    for position in range(1, len(between) - 1):
        if between[position] in ("dari", "asal") and between[position - 1] in phrases.counterparts:
            end = between.index(",", position) if "," in between[position:] else len(between)
            if end > position + 1 and all(word[0].isupper() for word in words[position + 1 : end]):
                return between[:position] + between[end:]
    return between


def _without_apposition(between: tuple[str, ...], phrases: Phrases) -> tuple[str, ...]:
    """Leave out what the first of two is called: "Raka, ketua serikat nelayan, serta Amina"."""
    comma = between.index(",", 1) if between[:1] == (",",) and "," in between[1:] else 0
    if between[comma + 1 : comma + 2] not in _ANDS or not 1 < comma <= _LONGEST_OFFICE + 1:
        return between
    return between[comma + 1 :] if _is_office(between[1:comma], phrases) else between


def _without_office_end(line: Line, left: Actor, between: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the end of an office that follows a name: "Raka, kepala badan | keamanan Mali, dan Amina"."""
    comma = between.index(",") if "," in between else 0
    if "," not in line.lower[left.start : left.end] or between[comma + 1 : comma + 2] not in _ANDS:
        return between
    short = 0 < comma <= _LONGEST_NOUN and not any(map(is_verb, between[:comma]))
    return between[comma + 1 :] if short else between


def _without_relative(line: Line, left: Actor, between: tuple[str, ...], phrases: Phrases) -> tuple[str, ...]:
    """Leave out what is told of the first of two subjects: "Raka, yang memimpin badan itu, dan Amina bertemu".

    Behind a verb the comma may as well open a clause: "menemui Raka, yang baru tiba, dan Amina pulang".
    """
    if between[:2] != (",", "yang") or any(map(is_verb, line.lower[: left.start])):
        return between
    comma = between.index(",", 1) if "," in between[1:] else 0
    plain = phrases.clause_ends.isdisjoint(between[2:comma]) and 2 < comma <= _LONGEST_RELATIVE
    return between[comma + 1 :] if plain and between[comma + 1 : comma + 2] in _ANDS else between


def _is_office(words: tuple[str, ...], phrases: Phrases) -> bool:
    """Whether words call somebody something, and tell nothing else: "penasihat presiden untuk urusan keamanan"."""
    called = either(phrases.nouns, phrases.titles, phrases.dependents)
    clause = either(phrases.clause_ends, phrases.joins, phrases.says) - _OF_OFFICES
    verbs = any(map(is_verb, words[1:]))
    return words[0].removesuffix("nya") in called and clause.isdisjoint(words) and not verbs


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


def _apposed(line: Line, between: tuple[str, ...], right: Actor, phrases: Phrases) -> bool:
    """Whether a second person's kin or servant stands before a name and its comma: "dan putri | pengasuh, Amina"."""
    words = between[1:]
    if between[:1] not in _ANDS or not words or "," not in line.lower[right.start : right.end]:
        return False
    return either(phrases.dependents, phrases.dependent_kinds).issuperset(words)


def _described(between: tuple[str, ...], phrases: Phrases) -> bool:
    """Whether words join a second person by an office behind which a comma stands: "Raka serta penasihat raja, Bou"."""
    between = between[1:] if between[:1] == (",",) else between  # "Ketua Serikat, Raka, dan sekretarisnya, Amina, …"
    words = between[1:-1]
    if between[:1] not in _ANDS or between[-1:] != (",",) or not 0 < len(words) <= _LONGEST_OFFICE:
        return False
    return _is_office(words, phrases)


def _hyphenated(line: Line, left: Actor, right: Actor) -> bool:
    """Whether a dash without spaces parts two names: "pertemuan Sudibyo-Diallo", "Raka Sudibyo–Amina Diallo"."""
    if line.words[left.end : right.start] not in (("-",), ("–",)):
        return False
    whole = line.span(left.end - 1, right.start + 1)
    return whole.end - whole.start == sum(map(len, line.words[left.end - 1 : right.start + 1]))


def _apart(line: Line, left: Actor, right: Actor) -> bool:
    """Whether somebody met two people separately: "menemui Raka dan, secara terpisah, Amina"."""
    return tuple(word for word in line.lower[left.end : right.start] if word != ",") in _AND_APART


def _one_by_one(line: Line, left: Actor, between: tuple[str, ...]) -> bool:
    """Whether somebody met two people one after the other: "dengan Raka dan dengan Amina"."""
    return line.lower[max(left.start - 1, 0)] == "dengan" and between in _AND_WITH
