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
from pipeline.read.meetings.told import Told, closed
from pipeline.read.meetings.triggers import TriggerFinder
from pipeline.records import Claim, Timex, ZoneKind

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.lexicons.world import World

_READ: frozenset[ZoneKind] = frozenset({"headline", "caption", "body"})
_LOOK_BACK = 2  # sentences over which a date is inherited
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
        for index, line in enumerate(page.lines):
            if line.sentence.zone not in _READ:
                continue
            scene = builder.build(index, line)
            triggers = self._finder.find(page.doc, line)
            sentence = SentenceReader(self._lists.phrases, page, builder, scene, triggers)
            found = sentence.told(told)
            past = not self._lists.phrases.background.isdisjoint(line.lower)
            for one in found:
                dated = one.claim if one.open else _date(one.claim, scene, scenes, page.timexes)
                one.claim = _lead_day(dated, past, closed(told), page.timexes, builder.people)
                told.append(one)
            last = sorted((*closed(told)[-_LAST:], *echoes[-_LAST:]), key=lambda claim: claim.trigger)
            taken_up = find_echoes(scene, self._lists.phrases, last)
            echoes += [_date(echo, scene, scenes, page.timexes) for echo in taken_up]
            builder.remember(scene, closed(found), sentence.company, carried=sentence.carried)
            scenes.append(scene)
        return tuple(closed(told)), tuple(echoes)


def _date(claim: Claim, scene: Scene, before: Sequence[Scene], timexes: Sequence[Timex]) -> Claim:
    """Let a claim without a date of its own take the day that a sentence just before it gives."""
    if claim.time is not None or scene.line.sentence.zone != "body":
        return claim
    for earlier in reversed(before[-_LOOK_BACK:]):
        days = [(start, index) for start, _, index in earlier.times if _is_day(timexes[index])]
        # "…, yang tiba pada Rabu," tells the day of something else
        main = [day for day in days if "yang" not in earlier.line.lower[: day[0]]]
        main = [day for day in main if timexes[day[1]].relative_to == "publication"] or main
        if days and earlier.line.sentence.zone == "body":
            return replace(claim, time=(main or days)[-1][1], inherited=True)
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


def _shared(left: Claim, right: Claim, people: People) -> bool:
    """Whether two claims have somebody in common."""
    return any(people.same(one.mention, other.mention) for one in left.participants for other in right.participants)


def _is_day(timex: Timex) -> bool:
    return bool(timex.day) or timex.weekday is not None or timex.unit == "day"
