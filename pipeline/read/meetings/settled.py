"""Contacts that one sentence tells as a rumour or an invitation, and a later one settles."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from pipeline import lexicons
from pipeline.lexicons.classes import either
from pipeline.read.lines import Line
from pipeline.read.meetings.people import People
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import POINTERS, Scene
from pipeline.read.meetings.status import load_cues
from pipeline.records import Claim, Status

Unsettled = Literal["rumoured", "invited", "stated", "planned"]

_REACH = 3  # sentences after which an unsettled contact is forgotten
_STATED_REACH = 2  # sentences behind a contact in which whoever took part may deny it
_POINTER = 4  # words from "kunjungan" to "itu" ("kunjungan kenegaraan ke Mali itu")
_CALLS_AND_TRIPS = frozenset({"call", "visit"})
_NOT = 3  # words before what settles in which "tidak", "belum" or "enggan" undoes it
_NEAR = 5  # words from what settles to what it settles ("membantah dengan tegas kabar itu")


@dataclass(frozen=True, slots=True)
class Word:
    """Words that settle; ``settled.toml`` says what the fields mean."""

    id: str
    phrases: tuple[tuple[str, ...], ...]
    settles: Unsettled
    status: Status
    before: str
    fires_on: str
    silent_on: str
    needs: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    parted_by: frozenset[str] = frozenset()

    def stands_in(self, line: Line, start: int = 0) -> bool:
        """Whether a sentence holds one of its phrases from a word on, and near it what it must speak of."""
        lower, opens = line.lower, {phrase[0] for phrase in self.phrases}
        for position in range(start, len(lower)):
            for phrase in self.phrases if lower[position] in opens else ():
                end = position + len(phrase)
                if lower[position:end] != phrase or (self.needs and not self._speaks_of(lower, position, end)):
                    continue
                if not self.not_before.isdisjoint(lower[end : end + _NOT]):
                    continue
                if not self.not_after.isdisjoint(lower[:position]):
                    continue
                if load_settled().withheld.isdisjoint(lower[max(position - _NOT, 0) : position]):
                    return True
        return False

    def _speaks_of(self, lower: Sequence[str], start: int, end: int) -> bool:
        """Whether one of the words that it needs is near, and a pointer behind that where it was to come."""
        for place in range(max(start - _NEAR, 0), min(end + _NEAR, len(lower))):
            between = lower[place + 1 : start] if place < start else lower[end:place]
            pointed = self.settles != "planned" or not POINTERS.isdisjoint(lower[place + 1 : place + _POINTER])
            if lower[place] in self.needs and pointed and self.parted_by.isdisjoint(between):
                return True
        return False


@dataclass(frozen=True, slots=True)
class Open:
    """A contact that has been told of but not stated: how, and in which line of the article."""

    claim: Claim
    how: Unsettled
    line: int


@dataclass(frozen=True, slots=True)
class Settled:
    """The words of ``settled.toml``; the file says what each is for.

    Attributes:
        openings: Words with which a phrase begins that settles.
        reporting: Words of which one stands in each sentence that says that others claim a contact; few have any.
    """

    words: tuple[Word, ...]
    openings: frozenset[str]
    reported: frozenset[str]
    passive: frozenset[str]
    matters: frozenset[str]
    sources: frozenset[str]
    voices: frozenset[str]
    reporting: frozenset[str]
    withheld: frozenset[str]
    trips: frozenset[str]
    talks: frozenset[str]
    either: frozenset[str]


@cache
def load_settled() -> Settled:
    """Read the shipped words."""
    table = lexicons.read("settled")
    planned = {sort: frozenset(nouns) for sort, nouns in table["planned"].items()}
    nouns = frozenset().union(*planned.values())
    words = tuple(
        Word(
            **{
                **row,
                "phrases": tuple(tuple(phrase.split()) for phrase in row["phrases"]),
                "needs": nouns if row["settles"] == "planned" else frozenset(row.get("needs", ())),
                "not_before": frozenset(row.get("not_before", ())),
                "not_after": frozenset(row.get("not_after", ())),
                "parted_by": frozenset(row.get("parted_by", ())),
            }
        )
        for row in table["word"]
    )
    reports = {sort: frozenset(some) for sort, some in table["reported"].items()}
    opening = reports["words"] | reports["passive"]
    return Settled(
        words,
        openings=frozenset(phrase[0] for word in words for phrase in word.phrases),
        reported=reports["words"],
        passive=reports["passive"],
        matters=reports["matters"],
        sources=reports["sources"],
        voices=reports["voices"],
        reporting=reports["voices"] | reports["matters"] | {some.split()[0] for some in opening},
        withheld=frozenset(table["withheld"]["words"]),
        **planned,
    )


@cache
def _rumours() -> frozenset[str]:
    """Ids of the cues that say that others claim a contact."""
    return frozenset(cue.id for cue in load_cues()[0] if cue.rumoured)


def may_settle(line: Line) -> bool:
    """Whether a sentence has a word that may settle a contact; :func:`settle` is asked only then."""
    return not load_settled().openings.isdisjoint(line.lower)


def unsettled(cue: str) -> Unsettled | None:
    """What a cue of ``status.toml`` makes of a contact that it keeps from being recorded."""
    return "rumoured" if cue in _rumours() else None


def reported(line: Line, before: int, phrases: Phrases, own: Collection[int] = ()) -> bool:
    """Whether a sentence puts what stands at a word into the mouth of others: "Media menulis …", "…, kata saksi".

    Not what one of those who met says, whose words are ``own``: "Jaksa Agung Raka mengatakan ia bertemu Amina".
    """
    lists = load_settled()
    if line.lower[0] == "media":
        return True
    if lists.reporting.isdisjoint(line.lower):
        return False
    words, told = line.lower[:before], f" {' '.join(line.lower[:before])} "
    if any(f" {some} " in told for some in lists.reported) or any(told.endswith(f" {some} ") for some in lists.passive):
        return True
    if any(_reports(line, at, before, phrases) for at, word in enumerate(words) if word in lists.matters):
        return True
    if any(
        word in phrases.sayers and line.lower[at] in lists.voices
        for at, word in enumerate(line.lower[before:-1], before + 1)
    ):
        return True
    voices = (
        at for at, word in enumerate(words) if word in lists.voices and at not in own
    )  # "Jaksa bertemu Amina" is no account of his
    return any(words[at - 1 : at] == ("menurut",) or not phrases.speech_verbs.isdisjoint(words[at:]) for at in voices)


def _reports(line: Line, noun: int, before: int, phrases: Phrases) -> bool:
    """Whether a word such as "laporan" opens what stands behind it: not in "usai menerima laporan, Raka bertemu …"."""
    if line.lower[max(noun - 1, 0)] in load_settled().sources:
        return True
    parts = either(phrases.subordinators, frozenset({","}))
    behind = line.lower[noun + 1 : before]
    end = next((at for at, word in enumerate(behind) if word in parts), len(behind))
    return end == len(behind) or not either(phrases.speech_verbs, frozenset({"bahwa"})).isdisjoint(behind[:end])


def accepted(line: Line, start: int) -> Word | None:
    """Return the words by which a sentence accepts its own invitation: "… dan undangan itu diterima"."""
    return next(
        (word for word in load_settled().words if word.settles == "invited" and word.stands_in(line, start)), None
    )


def settle(
    scene: Scene, waiting: Sequence[Open], people: People, voice: int | None = None
) -> tuple[Open, Claim] | None:
    """Return the contact that a sentence settles, and the claim that this makes of it; None if it settles nothing.

    An invitation is settled only by a sentence whose first person, if it names any, was part of it; what an article
    states itself only by one that names somebody who was.

    Args:
        scene: The sentence.
        waiting: Contacts told before that it may settle.
        people: Who is who in the article.
        voice: The first name in the sentence: "juru bicara Raka" speaks for Raka, though he is not there.
    """
    near = [one for one in waiting if 0 < scene.index - one.line <= (_STATED_REACH if one.how == "stated" else _REACH)]
    near = [one for one in near if one.how != "planned" or _points_at(scene.line, one.claim)]
    first = next((a.mentions[0] for g in scene.groups for a in g.actors if a.sort == "person" and a.mentions), voice)
    near = [
        one
        for one in near
        if one.how in ("rumoured", "planned")
        or (first is None and one.how == "invited")
        or (first is not None and takes_part(first, one.claim, people))
    ]
    for word in load_settled().words:
        mine = [one for one in near if one.how == word.settles]
        if mine and word.stands_in(scene.line):
            last = mine[-1]
            evidence = (*last.claim.evidence, scene.line.sentence.span)
            claim = replace(
                last.claim, status=word.status, evidence=evidence, rules=(*last.claim.rules, word.id), weak=False
            )
            if word.settles == "planned" and word.status != "cancelled" and scene.times:
                claim = replace(claim, time=scene.times[-1][2], inherited=False)  # "… diundur menjadi Kamis"
            return last, claim
    return None


def _points_at(line: Line, claim: Claim) -> bool:
    """Whether a sentence takes up what is planned: "kunjungan itu" a trip, "pertemuan itu" talks, "rencana itu" any."""
    lists = load_settled()
    nouns = either(lists.trips if claim.kind == "visit" else lists.talks, lists.either)
    return any(
        word in nouns and not POINTERS.isdisjoint(line.lower[place + 1 : place + _POINTER])
        for place, word in enumerate(line.lower)
    )


def denied_by(denial: Claim, told: Sequence[Claim], people: People) -> list[Claim]:
    """Return the contacts told as held that "Amina membantah pernah bertemu Bou" must mean: it names no other day."""
    if denial.time is not None and not denial.inherited:
        return []
    everybody = {one.mention for one in denial.participants}
    return [
        claim
        for claim in told
        if claim.status == "held"
        and claim.kind != "encounter"
        and (claim.kind == denial.kind or _CALLS_AND_TRIPS.isdisjoint({claim.kind, denial.kind}))
        and len(claim.participants) == len(everybody)
        and all(takes_part(mention, claim, people) for mention in everybody)
        and (denial.place is None or (claim.place is not None and people.same(denial.place, claim.place)))
    ]


def takes_part(mention: int, claim: Claim, people: People) -> bool:
    """Return whether a contact is one of somebody, by name or by an office of theirs."""
    return any(people.same(one.mention, mention) or people.bears(one.mention, mention) for one in claim.participants)
