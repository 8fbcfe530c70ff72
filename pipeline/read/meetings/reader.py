"""From sentences to claims: what one article says about meetings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.lexicons.classes import either
from pipeline.lexicons.world import buildings
from pipeline.read.lines import Line
from pipeline.read.meetings.areas import find_areas
from pipeline.read.meetings.discourse import Discourse
from pipeline.read.meetings.echoes import find_echoes, may_echo
from pipeline.read.meetings.genre import Genre
from pipeline.read.meetings.layout import SceneBuilder
from pipeline.read.meetings.page import Page
from pipeline.read.meetings.people import People
from pipeline.read.meetings.phrases import Lists, Phrases
from pipeline.read.meetings.recalled import at_some_time, goes_on, is_day, is_wide, recalled, share
from pipeline.read.meetings.rounds import AT_STOP
from pipeline.read.meetings.scene import OPENS_WITHIN, POINTERS, THERE, Scene
from pipeline.read.meetings.sentence import SentenceReader
from pipeline.read.meetings.settled import takes_part
from pipeline.read.meetings.since import is_since
from pipeline.read.meetings.slots import find_held, find_setting, is_spoken
from pipeline.read.meetings.told import Told, closed, finished
from pipeline.read.meetings.triggers import TriggerFinder
from pipeline.records import Claim, Mention, Timex, ZoneKind

if TYPE_CHECKING:
    from pipeline.lexicons.world import World

_READ: frozenset[ZoneKind] = frozenset({"headline", "caption", "body"})
_LOOK_BACK = 2  # sentences over which a date is inherited
_OPENING = 2  # sentences of an article with the day of what it tells
_LONGEST_ASIDE = 10  # words of "Sebelum acara puncak di Dakar,"
_LINK_WORDS = 3  # words of "Baca juga artikel" before a colon
_QUOTED = 3  # sentences behind one in which it is said who speaks in both
_EARLIER = frozenset({"sebelum", "menjelang", "jelang"})
_OTHER_ROUND = "putaran-lain"  # no talks that "sebelum perundingan" means
_LAST = 4  # contacts told last that "pertemuan itu" may take up


class MeetingReader:
    """Reads the meetings of articles; made once."""

    def __init__(self, world: World) -> None:
        self._finder = TriggerFinder()
        self._lists = Lists(Phrases.load(), world)

    def read(self, page: Page) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
        """Return the claims of one article, and its echoes of what others may tell, both in text order."""
        builder = SceneBuilder(page.mentions, page.extents, page.timexes, self._lists)
        discourse = Discourse(builder.memory, builder.people, page.mentions, self._lists)
        told: list[Told] = []
        echoes: list[Claim] = []
        scenes: list[Scene] = []
        quiet: list[Scene] = []  # the same without the days on which something was only said
        looked_back = False
        for index, line in enumerate(page.lines):
            if line.sentence.zone not in _READ or _is_link(line, self._lists.phrases):
                continue
            scene = builder.build(index, line, page.lines[index + 1 : index + 1 + _QUOTED])
            triggers = self._finder.find(line)
            sentence = SentenceReader(self._lists.phrases, page, builder, scene, triggers)
            found = sentence.told(told)
            beside = _beside(line, self._lists.phrases)
            past = not beside and not self._lists.phrases.background.isdisjoint(line.lower)
            then, news = recalled(scene, scenes, closed(told), page.timexes) if found else (None, None)
            for one in found:
                before = closed(told)
                phoned = beside and one.claim.kind == "call" and line.lower[0] in _EARLIER
                if phoned or AT_STOP in one.claim.rules or at_some_time(one.claim, line, self._lists.phrases):
                    told.append(one)  # nobody phones on the day on which they meet; nor do several contacts have one
                    continue
                if not one.open:
                    one.claim = _at_that_time(one.claim, scene, scenes, self._lists.phrases)
                    if then is not None and goes_on(one.claim, scene, then, news, builder.people):
                        one.claim = replace(one.claim, time=then.time, inherited=True)
                    one.claim = _told_again(
                        one.claim,
                        before if _presupposed(one.claim, line, self._lists.phrases) else (),
                        page.timexes,
                        builder.people,
                    )
                    if beside:
                        one.claim = _day_of_main(one.claim, before, page.timexes, builder.people)
                    if not past:
                        one.claim = _day_of_talks(one.claim, before, page, builder.people)
                    heard = _heard(one.claim, scenes, quiet, builder.people)
                    one.claim = _date(one.claim, scene, heard, page.timexes, builder.people)
                    if not _long_ago(one.claim, page.timexes) and not builder.pointer(scene).unclear():
                        one.claim = _place(one.claim, scenes, before, self._lists.phrases, builder)
                one.claim = _lead_day(one.claim, past, before, page, builder.people)
                one.claim = _opening_day(one.claim, past or looked_back, scenes, page.timexes, builder.people)
                if not one.open:
                    one.claim = _date(one.claim, scene, scenes, page.timexes, builder.people)
                told.append(one)
            if all(one.open or one.claim.weak for one in found):
                _held_there(told, scene, self._lists.phrases, page)
            if may_echo(line):
                taken_up = find_echoes(scene, self._lists.phrases, _told_last(told, echoes), builder.people)
                echoes += [_date(echo, scene, scenes, page.timexes, builder.people) for echo in taken_up]
            looked_back = past
            discourse.remember(scene, closed(found), sentence.company, carried=sentence.carried)
            scenes.append(scene)
            quiet.append(_unsaid(scene, told, self._lists.phrases))
        genre = Genre(page, builder.people, self._lists.phrases)
        return tuple(filter(genre.real, finished(told))), tuple(filter(genre.real, echoes))


def _heard(claim: Claim, scenes: Sequence[Scene], quiet: Sequence[Scene], people: People) -> list[Scene]:
    """Return from which sentences a contact may take its day: those of other people leave out the days of saying."""
    if claim.time is not None:
        return []  # it has one
    before = zip(scenes[-_LOOK_BACK:], quiet[-_LOOK_BACK:], strict=True)
    return [full if _about(full, claim, people) else rest for full, rest in before]


def _told_last(told: Sequence[Told], echoes: Sequence[Claim]) -> list[Claim]:
    """Return what echoes may take up: the contacts told last, and the last trip, however long ago it was told."""
    known = closed(told)
    trips = [claim for claim in known[:-_LAST] if claim.kind == "visit"][-1:]
    recent = (*trips, *known[-_LAST:], *echoes[-_LAST:])
    return sorted(recent, key=lambda claim: (claim.trigger.start, claim.trigger.end))


def _is_link(line: Line, phrases: Phrases) -> bool:
    """Whether a sentence opens with the headline of another article, glued to its own: "Baca juga: Raka Temui …"."""
    opens = line.lower[: _LINK_WORDS + 1]
    return opens[0] in phrases.links and any(word.endswith(":") for word in opens[1:]) and line.words[0].istitle()


def _date(claim: Claim, scene: Scene, before: Sequence[Scene], timexes: Sequence[Timex], people: People) -> Claim:
    """Let a claim without a date of its own take the day that a sentence just before it gives."""
    if claim.time is not None or scene.line.sentence.zone != "body" or not _goes_on(claim):
        return claim
    days = [
        (_about(earlier, claim, people), day)
        for earlier in before[-_LOOK_BACK:]
        if earlier.line.sentence.zone == "body" and (day := _main_day(earlier, timexes)) is not None
    ]
    if claim.status == "planned":
        days = [found for found in days if found[0]]  # "… bertemu pada Kamis. Agendanya pertemuan Amina dengan Cheikh"
        days = [] if _goes_from(scene) else days
    if not days:
        return claim
    _, day = max(reversed(days), key=lambda found: found[0])
    return replace(claim, time=day, inherited=True)


def _goes_from(scene: Scene) -> bool:
    """Whether a sentence opens with where somebody leaves: "Dari Dakar, ia akan terbang ke Mali untuk menemui Bou"."""
    return scene.line.lower[0] == "dari" and any(start == 1 for start, *_ in scene.places)


def _goes_on(claim: Claim) -> bool:
    """Whether a contact may be of the day told before: what was called off or denied, or a trip to come, is not."""
    return claim.status == "held" or (claim.status == "planned" and claim.kind != "visit")


def _held_there(told: Sequence[Told], scene: Scene, phrases: Phrases, page: Page) -> None:
    """Let the contact told last have the day and place that the next sentence gives, where its own gives none."""
    last = next((one for one in reversed(told) if not one.open and one.claim.kind != "visit"), None)
    if last is None or scene.line.sentence.zone != "body":
        return
    claim = last.claim
    if not scene.follows(claim) or claim.status != "held":
        return
    place, time = find_held(scene, phrases)
    if time is not None and (claim.time is None or claim.inherited) and is_day(page.timexes[time]):
        claim = replace(claim, time=time, inherited=False)
    town = claim.place if not claim.around else None
    if place is not None and (town is None or _within(place, town, page.mentions)):
        around = () if town is None else (town, *claim.areas)
        claim = replace(claim, place=place, areas=find_areas(scene, place, phrases) or around, around=False)
    if claim is not last.claim:
        last.claim = replace(claim, evidence=(*claim.evidence, scene.line.sentence.span))


def _within(place: int, wider: int, mentions: Sequence[Mention]) -> bool:
    """Whether a place is a building and another one is not."""
    inner, outer = (mentions[index].text.lower().split()[0] in buildings() for index in (place, wider))
    return inner and not outer


def _unsaid(scene: Scene, told: Sequence[Told], phrases: Phrases) -> Scene:
    """Leave out the days on which something was said, unless a contact claims them."""
    if not scene.times:
        return scene
    own = {one.claim.time for one in told if not one.claim.inherited}
    kept = tuple(time for time in scene.times if time[2] in own or not is_spoken(scene, time[0], time[1], (), phrases))
    return scene if kept == scene.times else replace(scene, times=kept)


def _at_that_time(claim: Claim, scene: Scene, before: Sequence[Scene], phrases: Phrases) -> Claim:
    """Let "Kala itu, di Dakar, Amina menemui Bou" take the date that the sentence before tells last, a year as well.

    So does "Di sana ia akan menemui Bou".
    """
    if claim.time is not None or not before or not before[-1].times:
        return claim
    lower = scene.line.lower
    pointed = (lower[p] in phrases.times_of and lower[p + 1] in POINTERS for p in range(len(lower) - 1))
    then = (lower[0] == "di" and lower[1] in THERE) or any(pointed)
    return replace(claim, time=before[-1].times[-1][2], inherited=True) if then else claim


def _main_day(scene: Scene, timexes: Sequence[Timex]) -> int | None:
    """Return the day that a sentence tells last, if it tells any."""
    days = [(start, index) for start, _, index in scene.times if is_day(timexes[index]) and index not in scene.bases]
    # "… pertama sejak pemungutan suara 17 April" tells the day of something else, "sejak Senin" may go on
    days = [day for day in days if scene.line.lower[day[0] - 1] == "sejak" or not is_since(scene, day[0])]
    # "…, yang tiba pada Rabu," tells the day of something else
    main = [day for day in days if not _in_relative(scene, day[0])]
    main = [day for day in main if timexes[day[1]].relative_to == "publication"] or main
    return (main or days)[-1][1] if days else None


def _in_relative(scene: Scene, position: int) -> bool:
    """Whether "yang" opens the clause around a word."""
    for word in reversed(scene.line.lower[:position]):
        if word in (",", "yang"):
            return word == "yang"
    return False


def _about(scene: Scene, claim: Claim, people: People) -> bool:
    """Whether a sentence names somebody of a claim, or nobody."""
    return not _people(scene) or _names(scene, claim, people)


def _names(scene: Scene, claim: Claim, people: People) -> bool:
    """Whether a sentence names somebody of a claim."""
    named = _people(scene)
    return any(people.same(one.mention, mention) for one in claim.participants for mention in named)


def _people(scene: Scene) -> list[int]:
    """Return the mentions of all people of a sentence."""
    return [m for group in scene.groups for a in group.actors if a.human for m in a.mentions]


def _place(
    claim: Claim, before: Sequence[Scene], told: Sequence[Claim], phrases: Phrases, builder: SceneBuilder
) -> Claim:
    """Let a contact without a place of its own take that of a sentence just before it that sets the scene.

    A sentence that tells of another contact gives the place of that one.
    """
    if claim.place is not None or claim.kind in ("visit", "call") or claim.status in ("cancelled", "denied"):
        return claim
    for earlier in reversed(before[-_LOOK_BACK:] if claim.zone == "body" else ()):
        if any("sebelumnya" in earlier.line.lower[start:end] for start, end, _ in earlier.times):
            continue  # it looks back, "Bou berbicara dengan Cheikh di Dakar pekan sebelumnya"
        sentence = earlier.line.sentence
        place = find_setting(earlier, phrases) if sentence.zone == "body" else None
        others = any(sentence.span in other.evidence and other.kind != "visit" for other in told)
        trips = [
            other
            for other in told
            if sentence.span in other.evidence and other.kind == "visit"
            if other.status == claim.status or (other.status, claim.status) == ("held", "planned")
            if other.place is not None and not other.leaves and share(other, claim, builder.people)
        ]
        if trips and others:
            return claim  # "Bou terbang ke Lome. Ia tiba di Dakar dan menemui Amina. Cheikh menerimanya": not in Lome
        if place is None and trips:
            town, areas = builder.reached(trips[-1])
            return replace(claim, place=town, areas=areas, around=True) if town is not None else claim
        if place is not None and not others and _about(earlier, claim, builder.people):
            return replace(claim, place=place, areas=find_areas(earlier, place, phrases), around=True)
    return claim


def _lead_day(claim: Claim, past: bool, before: Sequence[Claim], page: Page, people: People) -> Claim:
    """Let a held contact without any date take the day of the first one told of its people, or at its venue.

    Not where its sentence puts it into the ``past``; and a caption's day may be that of an old photograph.
    """
    if claim.time is not None or claim.status != "held" or claim.kind == "visit" or past or claim.zone != "body":
        return claim
    for first in before:
        told = first.status == "held" and first.zone == "body" and first.kind != "visit" and not first.inherited
        near = share(first, claim, people) or _at_venue(first, claim, page.mentions)
        if told and first.time is not None and is_day(page.timexes[first.time]) and near:
            return replace(claim, time=first.time, inherited=True)
    return claim


def _at_venue(left: Claim, right: Claim, mentions: Sequence[Mention]) -> bool:
    """Whether two claims name one building or square."""
    if left.place is None or right.place is None:
        return False
    names = [mentions[place].text.lower() for place in (left.place, right.place)]
    return names[0] == names[1] and names[0].split()[0] in buildings()


def _beside(line: Line, phrases: Phrases) -> bool:
    """Whether a sentence opens with what its contact was next to: "Sebelum acara, …", "Di tempat yang sama, …"."""
    end = line.lower.index(",") if "," in line.lower else 0
    opening = line.lower[:end] if end <= _LONGEST_ASIDE else ()
    if (
        opening[:1] == ("di",)
        and opening[1:2]
        and opening[1] in either(phrases.same_place, phrases.venues) - phrases.wide
    ):
        return opening[2:4] == ("yang", "sama")
    first = int(opening[:1] == ("di",))  # "Jauh sebelum pertemuan itu, …" is of another day
    words = opening[first : first + 2]
    return len(words) > 1 and words[0] in phrases.beside and words[1] in phrases.gatherings


def _presupposed(claim: Claim, line: Line, phrases: Phrases) -> bool:
    """Whether a contact is only referred to: "Sehari setelah bertemu Bou, …", "Bagi Raka, pertemuan dengan Bou …"."""
    comma = line.lower.index(",") if "," in line.lower else 0
    first, _ = line.positions(claim.trigger)
    whens = either(phrases.asides, phrases.afters)
    clause = first < comma and not whens.isdisjoint(line.lower[: min(OPENS_WITHIN, first)])
    return clause or (line.lower[0] in phrases.topics and first == comma + 1)


def _told_again(claim: Claim, before: Sequence[Claim], timexes: Sequence[Timex], people: People) -> Claim:
    """Let a contact that is only referred to have the day of that told last of the same people."""
    if claim.time is not None or claim.status != "held" or claim.kind in ("visit", "call") or claim.zone != "body":
        return claim
    for first in reversed(before):
        if first.kind == "visit" or first.zone != "body":
            continue
        if all(takes_part(one.mention, first, people) for one in claim.participants):
            told = first.status == "held" and first.time is not None and is_day(timexes[first.time])
            return replace(claim, time=first.time, inherited=True) if told else claim
    return claim


def _day_of_main(claim: Claim, before: Sequence[Claim], timexes: Sequence[Timex], people: People) -> Claim:
    """Let what happened next to a gathering have the day of the contact told last, of the same people if possible."""
    if claim.time is not None or claim.status != "held" or claim.zone != "body":
        return claim
    days = [
        (share(first, claim, people), first.time)
        for first in before
        if first.status == "held" and first.zone == "body" and first.kind != "visit" and not first.inherited
        if first.time is not None and is_day(timexes[first.time])
        if _OTHER_ROUND not in first.rules
    ]
    if not days:
        return claim
    return replace(claim, time=max(reversed(days), key=lambda found: found[0])[1], inherited=True)


def _day_of_talks(claim: Claim, before: Sequence[Claim], page: Page, people: People) -> Claim:
    """Let a trip without a day of its own have that of the first talks of its people in that town."""
    if claim.time is not None or claim.kind != "visit" or claim.status != "held" or claim.place is None or claim.leaves:
        return claim
    town = page.mentions[claim.place].text.lower()
    for first in before:
        told = first.status == "held" and first.zone == "body" and first.kind != "visit"
        if not told or first.place is None or first.time is None or not is_day(page.timexes[first.time]):
            continue
        there = any(page.mentions[place].text.lower() == town for place in (first.place, *first.areas))
        if there and share(first, claim, people):
            return replace(claim, time=first.time, inherited=True)
    return claim


def _opening_day(claim: Claim, past: bool, before: Sequence[Scene], timexes: Sequence[Timex], people: People) -> Claim:
    """Let a held contact without any date take the day with which an article opens, if that is about its people."""
    if claim.time is not None or claim.status != "held" or claim.kind == "visit" or past or claim.zone != "body":
        return claim
    opening = [scene for scene in before if scene.line.sentence.zone == "body"][:_OPENING]
    for scene in opening:
        day = _main_day(scene, timexes)
        if day is not None and _names(scene, claim, people):
            return replace(claim, time=day, inherited=True)
    return claim


def _long_ago(claim: Claim, timexes: Sequence[Timex]) -> bool:
    """Whether a contact is told of another month or year than the scene: "pada 2013", "Mei lalu", "tahun lalu"."""
    timex = timexes[claim.time] if claim.time is not None and not claim.inherited else None
    return timex is not None and is_wide(timex)
