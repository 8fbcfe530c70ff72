"""Who else took part in a contact, and who at one whose people are named only afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.read.meetings.cast import Cast
from pipeline.read.meetings.claims import ClaimMaker, mentions_of
from pipeline.read.meetings.page import Page
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.recalled import is_wide
from pipeline.read.meetings.scene import POINTERS, Group, Scene
from pipeline.read.meetings.status import Verdict, judge
from pipeline.read.meetings.told import Told
from pipeline.read.meetings.triggers import Trigger
from pipeline.records import Claim, MeetingKind, Part, Participant

COMPANY = frozenset({"company", "attended"})
"""Frames of words that add people to a contact."""

_PAIR = 2
_POINTER_REACH = 9  # words of "forum yang dipimpin Presiden Mali Bou Keita itu"
_OPENING = 3  # words from the start in which "dihadiri" takes up what the sentence opens with
_LED_REACH = 8  # words of "delegasi Republik Demokratik Kongo" before "dipimpin"
_ANNOUNCED = 8  # words from the start of "Musyawarah nasional kedelapan itu dijadwalkan dibuka"
_CLAUSE_ENDS = frozenset({",", ";", ".", "sedangkan", "sementara", "adapun", "dan"})


class Company:
    """Reads the words of one sentence that add people to a contact.

    Args:
        scene: The sentence.
        maker: Makes its claims.
        page: Mentions and date expressions of the article.
        phrases: Closed word classes.
        active: Its contacts that have participants.
    """

    def __init__(
        self,
        scene: Scene,
        maker: ClaimMaker,
        page: Page,
        phrases: Phrases,
        active: Sequence[tuple[Trigger, Cast]],
    ) -> None:
        self._timexes = page.timexes
        self._scene = scene
        self._maker = maker
        self._mentions = page.mentions
        self._phrases = phrases
        self._active = [(trigger, cast) for trigger, cast in active if trigger.rule.frame in COMPANY]
        self.nouns = phrases.gatherings.intersection(scene.line.lower)
        self.pointed = self._pointed()
        self.taken_up = self.pointed | self._opening_noun()

    def joined(self, trigger: Trigger, cast: Cast, before: Sequence[Told]) -> Iterator[Claim]:
        """Yield the contact told last with its company added, or a gathering that this sentence tells itself."""
        verdict = judge(self._scene.line, trigger.start, trigger.end)
        own = self._of_own(trigger) or self._announced(trigger)
        told = None if own else self._target(trigger, cast, before)
        if told is not None and (self._of_other_time() or self._of_others(told, trigger)):
            return
        if told is None:
            yield from self._gathered(trigger, cast, before)
        elif verdict.status == "planned" and told.claim.status == "held" and trigger.rule.third:
            yield from self._to_join(told.claim, trigger, cast, verdict)
        elif verdict.status in {"held", told.claim.status}:
            yield from self._extended(told, trigger, cast, replace(verdict, status=told.claim.status))

    def _of_other_time(self) -> bool:
        """Whether the sentence opens with another month or year: "Pada 2019 hadir pula Bou"."""
        return any(start <= 1 and is_wide(self._timexes[time]) for start, _, time in self._scene.times)

    def _of_others(self, told: Told, trigger: Trigger) -> bool:
        """Whether a delegation of somebody else is led: "Amina menerima delegasi Mali. Delegasi Chad dipimpin Bou"."""
        party = self._party_of(told.claim) if trigger.rule.leads and self._led(trigger) else None
        if party is None or self._mentions[party.mention].type != "LOC":
            return False
        lower = self._scene.line.lower
        named = [m for start, _, m in self._scene.places if start > 0 and lower[start - 1] in self._phrases.teams]
        known = self._mentions[party.mention].text
        return bool(named) and all(self._mentions[mention].text != known for mention in named)

    def _to_join(self, last: Claim, trigger: Trigger, cast: Cast, verdict: Verdict) -> Iterator[Claim]:
        """Read "Bou akan bergabung dengan keduanya pada Kamis", which is another contact than the one told."""
        people = self._maker.distinct([*last.participants, *self._persons(cast.right, "named")])
        claim = self._maker.claim(trigger, [replace(one, part="named") for one in people], verdict)
        joins = trigger.rule.frame == "company" and len(people) > len(last.participants)
        if joins and claim.time is not None and not claim.inherited:
            yield claim

    def _extended(self, told: Told, trigger: Trigger, cast: Cast, verdict: Verdict) -> Iterator[Claim]:
        beside = told.open and bool(told.claim.participants) and self._other_side()
        part: Part = "named" if trigger.rule.third or (told.open and not beside) else "accompanying"
        own = self.taken_up or self._convenes(told, trigger) or beside
        hosts = self._hosts(trigger, cast) if own else []
        last = told.claim
        people = self._maker.distinct([*last.participants, *hosts, *self._persons(cast.right, part)])
        if len(people) == len(last.participants):
            return
        led = (trigger.rule.leads and self._led(trigger)) or self._leads_team(trigger)
        if led and (party := self._party_of(last)) is not None:
            people.remove(party)  # "Amina menerima delegasi Mali. Delegasi itu dipimpin Bou"
            told.claim = replace(last, participants=tuple(people))
        claim = self._maker.claim(trigger, people, verdict)
        slots = {"place": last.place, "areas": last.areas, "time": last.time, "inherited": last.inherited}
        if told.open:
            slots = {key: slots[key] for key in self._empty(claim)}
            evidence = tuple(dict.fromkeys((*last.evidence, *claim.evidence)))
            claim = replace(claim, evidence=evidence)
            told.claim = last if told.apart else replace(last, participants=tuple(people))
        kind: MeetingKind = "meeting" if last.kind == "encounter" else last.kind  # nobody keeps company to a handshake
        if kind == "meeting" and trigger.rule.kind == "multilateral" and len(people) > _PAIR:
            kind = "multilateral"  # who mediates or convenes is a side of their own
        if len(people) > 1 or (kind == "visit" and people):
            yield replace(claim, kind=kind, extends=not told.apart, weak=False, **slots)  # type: ignore[arg-type]

    def _party_of(self, claim: Claim) -> Participant | None:
        """Return the one country or organization that took part by a delegation."""
        bodies = [one for one in claim.participants if self._mentions[one.mention].type in ("LOC", "ORG")]
        return bodies[0] if len(bodies) == 1 else None

    def _of_own(self, trigger: Trigger) -> bool:
        """Whether a sentence tells of a gathering that others attend: "Rapat yang dipimpin Raka dihadiri Amina"."""
        lower = self._scene.line.lower
        attended = any(other.rule.frame == "attended" for other, _ in self._active)
        led = any(t.rule.leads and lower[t.start - 1] == "yang" for t, _ in self._active)
        opens = lower[0] in self.nouns and not self.pointed
        return opens and led and attended and (trigger.rule.leads or trigger.rule.frame == "attended")

    def _announced(self, trigger: Trigger) -> bool:
        """Whether the sentence opens with a gathering that is still to come: "Kongres akan dibuka dan dihadiri …"."""
        lower = self._scene.line.lower
        if trigger.rule.frame != "attended" or lower[0] not in self.nouns or self.pointed:
            return False
        ahead = range(1, min(trigger.start, _ANNOUNCED))
        held = next((place for place in ahead if lower[place] in self._phrases.takes_place), 0)
        return held > 0 and judge(self._scene.line, held, held + 1).status == "planned"

    @staticmethod
    def _convenes(told: Told, trigger: Trigger) -> bool:
        """Whether "Raka memimpin pertemuan yang dihadiri Amina" may name the people of a gathering told without any."""
        return told.open and not told.claim.participants and trigger.rule.frame == "attended"

    @staticmethod
    def _empty(claim: Claim) -> list[str]:
        """Slots that a claim leaves open."""
        return ["place", "areas"] * (claim.place is None) + ["time", "inherited"] * (claim.time is None)

    # --- which contact is meant ---------------------------------------------------------------------------------

    def _target(self, trigger: Trigger, cast: Cast, before: Sequence[Told]) -> Told | None:
        rule = trigger.rule
        recent = self._recent(trigger, before)
        apart = [one for one in recent if one.apart and rule.leads]
        if cast.right is None or apart:
            return apart[-1] if cast.right is not None else None
        here = self._scene.line.sentence.span
        if self.taken_up and rule.kind != "visit":
            named = [one for one in recent if one.answers(self.taken_up, self._phrases)]
            return named[-1] if named else None
        if recent and self._convenes(recent[-1], trigger):
            return recent[-1]
        hosts = self._hosts(trigger, cast)
        if rule.leads:
            if self._led(trigger):
                return self._headed(trigger, recent)
            recent = [one for one in recent if hosts or here in one.claim.evidence]
        beside = [one for one in recent[-1:] if one.open and one.claim.participants and self._other_side()]
        known = beside or [one for one in recent if self._maker.all_in(hosts, one.claim)]
        if not hosts and rule.kind != "visit":
            known = [one for one in known if one.claim.kind != "visit"]
            filled = [one for one in known if not one.open or one.claim.participants or len(cast.right.mentions) > 1]
            known = filled or known
        if self._leads_team(trigger) and not known:
            known = [one for one in recent if one.open]
        trips = [one for one in known if one.claim.kind == "visit"]
        if trips and not self._phrases.spouses.isdisjoint(self._scene.line.lower[trigger.end : trigger.end + 1]):
            return trips[-1]
        lasting = [one for one in known if one.claim.kind != "encounter"]
        return (lasting or known)[-1] if known else None

    def _recent(self, trigger: Trigger, before: Sequence[Told]) -> list[Told]:
        """Return the contacts told just before that words of this kind may add people to."""
        rule, words = trigger.rule, self._scene.line.lower[trigger.start : trigger.end]
        recent = [one for one in before if not one.claim.weak and self._maker.recent(one.claim)]
        recent = [one for one in recent if rule.kind != "visit" or one.claim.kind == "visit"]
        if "bersama" in words:
            recent = [one for one in recent if one.claim.kind != "call"]  # nobody comes to one along with somebody
        if not self.taken_up and self._maker.there_again():
            recent = [one for one in recent if not one.open] or recent  # "Di ruangan yang sama hadir Bou"
        return [one for one in recent if one.open or not rule.opened]

    def _headed(self, trigger: Trigger, recent: Sequence[Told]) -> Told | None:
        """Return the contact of the delegation that somebody leads: talks, else a trip of which nobody is named."""
        talks = [one for one in recent if one.claim.kind != "visit"] or [one for one in recent if one.open]
        headed = talks and (talks[-1].open or self._says_led(trigger) or self._party_of(talks[-1].claim))
        return talks[-1] if headed else None

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
                ends = lower[ahead] in (",", ";") or lower[ahead] in self._phrases.clause_ends - {"yang"}
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
        passed = phrases.additive | phrases.auxiliaries | phrases.talk_adverbs | {"yang", "tidak", "hanya", "di"}
        return any(
            0 < trigger.start <= _OPENING
            and all(lower[p] in passed or words[p][0].isupper() for p in range(1, trigger.start))
            for trigger, _ in self._active
        )

    def _led(self, trigger: Trigger) -> bool:
        """Whether it is a delegation that somebody leads: "delegasi Mali dipimpin Amina"."""
        lower = self._scene.line.lower
        if not self._phrases.teams.isdisjoint(lower[trigger.start : trigger.end]):
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

    def _says_led(self, trigger: Trigger) -> bool:
        """Whether a verb says who leads a delegation, not "kata ketua delegasi, Amina"."""
        return self._phrases.teams.isdisjoint(self._scene.line.lower[trigger.start : trigger.end])

    def _leads_team(self, trigger: Trigger) -> bool:
        """Whether somebody leads a delegation: "dengan Amina memimpin delegasi Mali dan Bou memimpin delegasi Chad"."""
        return trigger.rule.third and not self._phrases.teams.isdisjoint(
            self._scene.line.lower[trigger.start : trigger.end]
        )

    # --- gatherings of its own ----------------------------------------------------------------------------------

    def _other_side(self) -> bool:
        """Whether the sentence turns to the other side of what the one before told: "Adapun Amina didampingi Bou"."""
        return self._scene.line.lower[0] in self._phrases.turns

    def side(self) -> list[Participant]:
        """Return somebody and their company at talks of which no more is told: "Amina didampingi Bou"."""
        people = [
            person
            for trigger, cast in self._active
            if trigger.rule.frame == "company" and not trigger.rule.third and cast.left is not None
            for person in (*self._hosts(trigger, cast), *self._persons(cast.right, "accompanying"))
        ]
        return self._maker.distinct(people)

    def leaders(self) -> list[Participant]:
        """Return who leads the gathering that the sentence tells of: "Rapat dipimpin Amina"."""
        led = [cast for trigger, cast in self._active if trigger.rule.leads and not self._led(trigger)]
        return self._maker.distinct([person for cast in led for person in self._persons(cast.right, "named")])

    def _gathered(self, trigger: Trigger, cast: Cast, before: Sequence[Told]) -> Iterator[Claim]:
        """Take those whom one sentence lets attend a gathering, or whom it sets side by side with their company."""
        if trigger.rule.kind == "visit":
            yield from self._party(trigger, cast)
            return
        here = self._scene.line.sentence.span
        lower = self._scene.line.lower
        if not self._phrases.courts.isdisjoint(lower) and lower[0] not in self.nouns - self._phrases.summits:
            return  # "sidang" of a court; "Rapat kreditur yang dipimpin hakim Amina dihadiri …" is talks
        if any(here in one.claim.evidence and not one.claim.weak for one in before):
            return
        verdict = judge(self._scene.line, trigger.start, trigger.end, trigger.rule.frame)
        if verdict.status == "held" and self._announced(trigger):
            verdict = replace(verdict, status="planned")
        sides = self._sides()
        attending = [(t, cast) for t, cast in self._active if t.rule.third or cast.left is None]
        teams = [(t, cast) for t, cast in self._active if self._leads_team(t) or (t.rule.leads and self._led(t))]
        sides = sides or (teams if len(teams) > 1 else [])
        chosen = sides or (attending if self.nouns else [])
        chosen = chosen or [pair for pair in self._active if self._several_together(pair[1])]
        people = [person for each, cast in chosen for person in self._everybody(each, cast)]
        people = self._maker.distinct(people)
        if len(people) > 1 and verdict.status is not None:
            claim = self._maker.claim(chosen[-1][0], people, verdict)  # the day and the place stand behind the last
            claim = replace(claim, rules=tuple(dict.fromkeys((*(each.rule.id for each, _ in chosen), *claim.rules))))
            attended = bool(chosen) and chosen == attending
            many = attended and (len(people) > 2 or not self.nouns.isdisjoint(self._phrases.summits))
            yield replace(claim, kind="multilateral" if many else "meeting")

    def _party(self, trigger: Trigger, cast: Cast) -> Iterator[Claim]:
        """Read "rombongan Amina di Dakar termasuk Bou", which tells of a trip by itself."""
        inside = range(trigger.start, trigger.end)
        travellers = [
            a for group in self._scene.groups for a in group.actors if a.start in inside and a.sort == "person"
        ]
        places = [
            mention
            for start, _, mention in self._scene.places
            if start in inside and self._scene.line.lower[start - 1] in ("di", "ke")
        ]
        if (
            len(travellers) < _PAIR
            and len(places) == 1
            and judge(self._scene.line, trigger.start, trigger.end).status == "held"
        ):
            people = [Participant(mention) for actor in travellers for mention in actor.mentions]
            # "kedatangan delegasi Mali di Dakar, yang terdiri atas Amina dan Bou"
            people = self._maker.distinct([*people, *self._persons(cast.right, "accompanying" if people else "named")])
            if not people:
                return
            claim = self._maker.claim(trigger, people, Verdict("held"))
            yield replace(claim, place=places[0], areas=())

    def _everybody(self, trigger: Trigger, cast: Cast) -> Iterator[Participant]:
        yield from self._hosts(trigger, cast)
        yield from self._persons(cast.right, "named" if trigger.rule.third else "accompanying")

    def _sides(self) -> list[tuple[Trigger, Cast]]:
        """Return the two sides of "Raka didampingi Amina, sedangkan Bou ditemani Cheikh" if the sentence is one."""
        lower = self._scene.line.lower
        sides = [
            (trigger, cast)
            for trigger, cast in self._active
            if (cast.left is not None and cast.left.end >= trigger.start - 2 and not trigger.rule.third)
            or (trigger.rule.leads and self._led(trigger))
        ]
        sides = [(t, cast) for t, cast in sides if cast.right and lower[cast.right.end : cast.right.end + 1]]
        sides = [(t, cast) for t, cast in sides if cast.right and lower[cast.right.end] in _CLAUSE_ENDS]
        return sides if len(sides) > 1 else []

    @staticmethod
    def _several_together(cast: Cast) -> bool:
        """Whether people told of before are accompanied together: "keduanya, yang ditemani Bou, …"."""
        actors = cast.left.actors if cast.left is not None and cast.right is not None else ()
        return len(actors) == 1 and actors[0].sort == "pronoun" and len(actors[0].mentions) > 1

    # --- people ---------------------------------------------------------------------------------------------------

    def _hosts(self, trigger: Trigger, cast: Cast) -> list[Participant]:
        """Whom the company joins; "Presiden" or "menteri itu" takes up somebody named before, like "ia"."""
        if cast.left is None or (trigger.rule.leads and self._led(trigger)):
            return []
        mentions = [m for m in mentions_of(cast.left.actors) if not self._is_bare_office(m)]
        return self._maker.distinct([Participant(mention) for mention in mentions])

    def _persons(self, group: Group | None, part: Part) -> Iterator[Participant]:
        actors = group.actors if group is not None else ()
        for mention in mentions_of([a for a in actors if a.sort in ("person", "pronoun")]):
            yield Participant(mention, part)

    def _is_bare_office(self, mention: int) -> bool:
        role = self._mentions[mention]
        return role.type == "ROLE" and all(office.of is None for office in role.offices)
