"""The words of a sentence that add people to a contact: whom they name and join, what they lead or take up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.lexicons.classes import either
from pipeline.read.meetings.cast import Cast
from pipeline.read.meetings.claims import ClaimMaker, mentions_of
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import POINTERS, Group, Scene
from pipeline.read.meetings.status import judge
from pipeline.read.meetings.triggers import Trigger
from pipeline.records import Mention, Part, Participant

COMPANY = frozenset({"company", "attended"})
"""Frames of words that add people to a contact."""

_POINTER_REACH = 9  # words of "forum yang dipimpin Presiden Mali Bou Keita itu"
_OPENING = 3  # words from the start in which "dihadiri" takes up what the sentence opens with
_LED_REACH = 8  # words of "delegasi Republik Demokratik Kongo" before "dipimpin"
_TRIP_REACH = 12  # words of "mendampingi Presiden Mali Bou Keita sejak awal perjalanan"
_ANNOUNCED = 8  # words from the start of "Musyawarah nasional kedelapan itu dijadwalkan dibuka"

_PASSED = frozenset({"yang", "tidak", "hanya", "di"})  # "Pertemuan yang hanya dihadiri …"


class CompanyWords:
    """The words of one sentence that add people to a contact.

    Attributes:
        active: Those that name somebody.
        nouns: The gatherings that the sentence names.
        pointed: Those of them that take up one told before.
        taken_up: Those and the one with which the sentence opens.
    """

    def __init__(
        self,
        scene: Scene,
        maker: ClaimMaker,
        mentions: Sequence[Mention],
        phrases: Phrases,
        active: Sequence[tuple[Trigger, Cast]],
    ) -> None:
        self._scene = scene
        self._maker = maker
        self._mentions = mentions
        self._phrases = phrases
        self.active = [(trigger, cast) for trigger, cast in active if trigger.rule.frame in COMPANY]
        self.nouns = phrases.gatherings.intersection(scene.line.lower)
        self.pointed = self._pointed()
        self.taken_up = self.pointed | self._opening_noun()

    def in_court(self) -> bool:
        """Whether a sentence says who came to a trial: "Tampak hadir dalam persidangan, pengacara Raka, Amina"."""
        lower = self._scene.line.lower
        return self._scene.of_court and lower[0] not in self.nouns - self._phrases.summits

    def announced(self, trigger: Trigger) -> bool:
        """Whether the sentence opens with a gathering that is still to come: "Kongres akan dibuka dan dihadiri …"."""
        lower = self._scene.line.lower
        if trigger.rule.frame != "attended" or lower[0] not in self.nouns or self.pointed:
            return False
        ahead = range(1, min(trigger.start, _ANNOUNCED))
        held = next((place for place in ahead if lower[place] in self._phrases.takes_place), 0)
        return held > 0 and judge(self._scene.line, held, held + 1).status == "planned"

    def of_trip(self, trigger: Trigger) -> bool:
        """Whether somebody keeps company on a trip: "mendampingi Raka dalam lawatan itu", "… sejak awal perjalanan"."""
        lower, phrases = self._scene.line.lower, self._phrases
        for position in range(trigger.end + 1, min(trigger.end + _TRIP_REACH, len(lower))):
            if lower[position].removesuffix("nya") in phrases.trips:
                return lower[position - 1] in phrases.on_trip
            if lower[position] in phrases.clause_ends - phrases.on_trip:
                return False
        return False

    def _pointed(self) -> frozenset[str]:
        """Find the gatherings that the sentence takes up: "dalam pertemuan itu", "forum yang dipimpin Amina itu"."""
        if not self.nouns:
            return frozenset()
        lower = self._scene.line.lower
        starts = {group.start for group in self._scene.groups}
        found = set()
        for position, word in enumerate(lower):
            if word not in self._phrases.gatherings:
                continue
            relative = lower[position + 1 : position + 2] == ("yang",)
            for ahead in range(position + 1, min(position + _POINTER_REACH, len(lower))):
                if lower[ahead] in POINTERS:
                    found.add(word)
                    break
                ends = lower[ahead] in (",", ";") or lower[ahead] in self._phrases.clause_ends
                ends = ends and lower[ahead] != "yang"
                if ends or (ahead in starts and not relative):
                    break
        return frozenset(found)

    def _opening_noun(self) -> frozenset[str]:
        """Return the gathering that opens the sentence and takes place there: "Pertemuan berlangsung dua jam"."""
        lower = self._scene.line.lower
        if lower[0] not in self.nouns:
            return frozenset()
        takes_place = lower[1:2] and (lower[1] in self._phrases.takes_place or self._opens_company())
        return frozenset(lower[:1]) if takes_place else frozenset()

    def _opens_company(self) -> bool:
        """Whether words that add people follow the first one: "Pertemuan juga dihadiri …", not "Rapat kreditur …"."""
        lower, words, phrases = self._scene.line.lower, self._scene.line.words, self._phrases
        passed = either(phrases.additive, phrases.auxiliaries, phrases.talk_adverbs, _PASSED)
        return any(
            0 < trigger.start <= _OPENING
            and all(lower[p] in passed or words[p][0].isupper() for p in range(1, trigger.start))
            for trigger, _ in self.active
        )

    def led(self, trigger: Trigger) -> bool:
        """Whether it is a delegation that somebody leads: "delegasi Mali dipimpin Amina"."""
        lower = self._scene.line.lower
        if self._names_team(trigger):
            return True  # "Ketua delegasi, Amina, …"
        words = lower[max(trigger.start - _LED_REACH, 0) : trigger.start]
        if words == ("mereka",):
            return True  # "Mereka dipimpin Amina"
        for position in range(len(words) - 1, -1, -1):
            if words[position] in (",", ";", "yang"):
                return False  # "delegasi yang dipimpin Amina baru tiba besok"
            if words[position] in self._phrases.teams:
                return True
        return False

    def says_led(self, trigger: Trigger) -> bool:
        """Whether a verb says who leads a delegation, not "kata ketua delegasi, Amina"."""
        return not self._names_team(trigger)

    def leads_team(self, trigger: Trigger) -> bool:
        """Whether somebody leads a delegation: "dengan Amina memimpin delegasi Mali dan Bou memimpin delegasi Chad"."""
        return trigger.rule.third and self._names_team(trigger)

    def _names_team(self, trigger: Trigger) -> bool:
        """Whether a delegation is named among the words themselves: "memimpin delegasi", not "dipimpin"."""
        return not self._phrases.teams.isdisjoint(self._scene.line.lower[trigger.start : trigger.end])

    def hosts(self, trigger: Trigger, cast: Cast) -> list[Participant]:
        """Whom the company joins; "Presiden" or "menteri itu" takes up somebody named before, like "ia"."""
        if cast.left is None or (trigger.rule.leads and self.led(trigger)):
            return []
        mentions = [m for m in mentions_of(cast.left.actors) if not self._is_bare_office(m)]
        return self._maker.distinct([Participant(mention) for mention in mentions])

    def persons(self, group: Group | None, part: Part) -> Iterator[Participant]:
        """Yield the persons of a group, who take part in one way."""
        actors = group.actors if group is not None else ()
        for mention in mentions_of([a for a in actors if a.human]):
            yield Participant(mention, part)

    def _is_bare_office(self, mention: int) -> bool:
        role = self._mentions[mention]
        return role.type == "ROLE" and all(office.of is None for office in role.offices)
