"""From sentences to claims: what one article says about meetings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.read.meetings.echoes import find_echoes
from pipeline.read.meetings.layout import SceneBuilder
from pipeline.read.meetings.page import Page
from pipeline.read.meetings.people import People
from pipeline.read.meetings.phrases import Lists, Phrases
from pipeline.read.meetings.scene import Scene
from pipeline.read.meetings.sentence import SentenceReader
from pipeline.read.meetings.slots import find_areas, find_setting
from pipeline.read.meetings.told import Told, closed
from pipeline.read.meetings.triggers import TriggerFinder
from pipeline.records import Claim, Timex, ZoneKind

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.lexicons.world import World

_READ: frozenset[ZoneKind] = frozenset({"headline", "caption", "body"})
_LOOK_BACK = 2  # sentences over which a date is inherited
_OPENING = 2  # sentences of an article with the day of what it tells
_LAST = 4  # contacts told last that "pertemuan itu" may take up


class MeetingReader:
    """Reads the meetings of articles; made once for a tokenizer."""

    def __init__(self, nlp: Language, world: World) -> None:
        self._finder = TriggerFinder(nlp)
        self._lists = Lists(Phrases.load(), world)

    def read(self, page: Page) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
        """Return the claims of one article, and its echoes of what others may tell, both in text order."""
        builder = SceneBuilder(page.mentions, page.extents, page.timexes, self._lists)
        told: list[Told] = []
        echoes: list[Claim] = []
        scenes: list[Scene] = []
        looked_back = False
        for index, line in enumerate(page.lines):
            if line.sentence.zone not in _READ:
                continue
            scene = builder.build(index, line)
            triggers = self._finder.find(page.doc, line)
            sentence = SentenceReader(self._lists.phrases, page, builder, scene, triggers)
            found = sentence.told(told)
            past = not self._lists.phrases.background.isdisjoint(line.lower)
            for one in found:
                if not one.open:
                    one.claim = _date(one.claim, scene, scenes, page.timexes, builder.people)
                    one.claim = _place(one.claim, scenes, closed(told), self._lists.phrases, builder.people)
                one.claim = _lead_day(one.claim, past, closed(told), page.timexes, builder.people)
                one.claim = _opening_day(one.claim, past or looked_back, scenes, page.timexes, builder.people)
                told.append(one)
            last = sorted((*closed(told)[-_LAST:], *echoes[-_LAST:]), key=lambda claim: claim.trigger)
            taken_up = find_echoes(scene, self._lists.phrases, last)
            echoes += [_date(echo, scene, scenes, page.timexes, builder.people) for echo in taken_up]
            looked_back = past
            builder.remember(scene, closed(found), sentence.company, carried=sentence.carried)
            scenes.append(scene)
        return tuple(closed(told)), tuple(echoes)


def _date(claim: Claim, scene: Scene, before: Sequence[Scene], timexes: Sequence[Timex], people: People) -> Claim:
    """Let a claim without a date of its own take the day that a sentence just before it gives."""
    if claim.time is not None or scene.line.sentence.zone != "body":
        return claim
    days = [
        (_about(earlier, claim, people), day)
        for earlier in before[-_LOOK_BACK:]
        if earlier.line.sentence.zone == "body" and (day := _main_day(earlier, timexes)) is not None
    ]
    if not days:
        return claim
    _, day = max(reversed(days), key=lambda found: found[0])
    return replace(claim, time=day, inherited=True)


def _main_day(scene: Scene, timexes: Sequence[Timex]) -> int | None:
    """Return the day that a sentence tells last, if it tells any."""
    days = [(start, index) for start, _, index in scene.times if _is_day(timexes[index])]
    # "…, yang tiba pada Rabu," tells the day of something else
    main = [day for day in days if "yang" not in scene.line.lower[: day[0]]]
    main = [day for day in main if timexes[day[1]].relative_to == "publication"] or main
    return (main or days)[-1][1] if days else None


def _about(scene: Scene, claim: Claim, people: People) -> bool:
    """Whether a sentence names somebody of a claim, or nobody."""
    named = [m for group in scene.groups for a in group.actors if a.sort in ("person", "pronoun") for m in a.mentions]
    return not named or any(people.same(one.mention, mention) for one in claim.participants for mention in named)


def _place(claim: Claim, before: Sequence[Scene], told: Sequence[Claim], phrases: Phrases, people: People) -> Claim:
    """Let a contact without a place of its own take that of a sentence just before it that sets the scene.

    A sentence that tells of another contact gives the place of that one.
    """
    if claim.place is not None or claim.kind in ("visit", "call") or claim.status in ("cancelled", "denied"):
        return claim
    for earlier in reversed(before[-_LOOK_BACK:] if claim.zone == "body" else ()):
        sentence = earlier.line.sentence
        place = find_setting(earlier, phrases) if sentence.zone == "body" else None
        others = any(sentence.span in other.evidence and other.kind != "visit" for other in told)
        if place is not None and not others and _about(earlier, claim, people):
            return replace(claim, place=place, areas=find_areas(earlier, place, phrases), around=True)
    return claim


def _lead_day(claim: Claim, past: bool, before: Sequence[Claim], timexes: Sequence[Timex], people: People) -> Claim:
    """Let a held contact without any date take the day of the first one told of its people.

    Not where its sentence puts it into the ``past``; and a caption's day may be that of an old photograph.
    """
    if claim.time is not None or claim.status != "held" or claim.kind == "visit" or past or claim.zone != "body":
        return claim
    for first in before:
        told = first.status == "held" and first.zone == "body" and first.kind != "visit" and not first.inherited
        if told and first.time is not None and _is_day(timexes[first.time]) and _shared(first, claim, people):
            return replace(claim, time=first.time, inherited=True)
    return claim


def _opening_day(claim: Claim, past: bool, before: Sequence[Scene], timexes: Sequence[Timex], people: People) -> Claim:
    """Let a held contact without any date take the day with which an article opens, if that is about its people."""
    if claim.time is not None or claim.status != "held" or claim.kind == "visit" or past or claim.zone != "body":
        return claim
    opening = [scene for scene in before if scene.line.sentence.zone == "body"][:_OPENING]
    for scene in opening:
        day = _main_day(scene, timexes)
        if day is not None and _about(scene, claim, people):
            return replace(claim, time=day, inherited=True)
    return claim


def _shared(left: Claim, right: Claim, people: People) -> bool:
    """Whether two claims have somebody in common."""
    return any(people.same(one.mention, other.mention) for one in left.participants for other in right.participants)


def _is_day(timex: Timex) -> bool:
    return bool(timex.day) or timex.weekday is not None or timex.unit == "day"
