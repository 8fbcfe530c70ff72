"""Who else took part in a contact, and who at one whose people are named only afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.read.meetings.cast import Cast
from pipeline.read.meetings.claims import ClaimMaker
from pipeline.read.meetings.company_words import CompanyWords
from pipeline.read.meetings.gathered import Gathered
from pipeline.read.meetings.page import Page
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.pointed import TOWNS
from pipeline.read.meetings.recalled import is_wide
from pipeline.read.meetings.scene import Scene
from pipeline.read.meetings.status import Verdict, judge
from pipeline.read.meetings.told import Told
from pipeline.read.meetings.triggers import Trigger
from pipeline.records import Claim, MeetingKind, Part, Participant

_PAIR = 2
_AGAIN = frozenset({"lagi", "kembali"})


class Company:
    """Adds people to the contacts of one sentence, or to those told just before.

    Args:
        words: What adds people there.
        scene: The sentence.
        maker: Makes its claims.
        page: Mentions and date expressions of the article.
        phrases: Closed word classes.
    """

    def __init__(self, words: CompanyWords, scene: Scene, maker: ClaimMaker, page: Page, phrases: Phrases) -> None:
        self._words = words
        self._timexes = page.timexes
        self._scene = scene
        self._maker = maker
        self._mentions = page.mentions
        self._phrases = phrases
        self._gathered = Gathered(words, scene, maker, page, phrases)

    def joined(self, trigger: Trigger, cast: Cast, before: Sequence[Told]) -> Iterator[Claim]:
        """Yield the contact told last with its company added, or a gathering that this sentence tells itself."""
        verdict = judge(self._scene.line, trigger.start, trigger.end)
        once = trigger.start > 0 and self._scene.line.lower[trigger.start - 1] == "pernah"
        if once and not self._scene.times:
            return  # "Keduanya pernah dimediasi Bou": nobody knows when
        own = once or self._of_own(trigger) or self._words.announced(trigger)
        own = own or self._of_other_round() or self._again(trigger)
        find = self._trip if self._words.of_trip(trigger) else self._target
        told = None if own else find(trigger, cast, before)
        if told is not None and told.open and self._words.in_court():
            return
        if told is not None and self._of_partner(told, trigger, cast, before):
            return
        here = told is not None and self._scene.line.sentence.span in told.claim.evidence
        if told is not None and not here and verdict.status == "held" and self._of_itself(told, trigger, cast):
            told = None
        if told is not None and self._elsewhere(told, trigger, here=here):
            return
        if told is None:
            yield from self._gathered.told(trigger, cast, before)
        elif verdict.status == "planned" and told.claim.status == "held" and trigger.rule.third:
            yield from self._to_join(told.claim, trigger, cast, verdict)
        elif verdict.status in {"held", told.claim.status}:
            yield from self._extended(told, trigger, cast, replace(verdict, status=told.claim.status))

    def _of_partner(self, told: Told, trigger: Trigger, cast: Cast, before: Sequence[Told]) -> bool:
        """Whether words only say of somebody met here that they had come: "Amina menyalami Bou yang juga hadir"."""
        here = self._scene.line.sentence.span
        relative = (
            self._scene.line.lower[trigger.start] == "yang" or self._scene.line.lower[trigger.start - 1] == "yang"
        )
        if not relative or cast.right is None or cast.left is not None or here in told.claim.evidence:
            return False
        people = [Participant(mention) for mention in cast.right.mentions]
        return any(here in one.claim.evidence and self._maker.all_in(people, one.claim) for one in before)

    def _elsewhere(self, told: Told, trigger: Trigger, *, here: bool) -> bool:
        """Whether the sentence tells of another time, town or delegation than the contact told last."""
        other = (self._of_other_time() or self._of_other_town(told, trigger)) and not here
        return other or self._of_others(told, trigger)

    def _of_other_town(self, told: Told, trigger: Trigger) -> bool:
        """Whether somebody is told to have been in another town than the contact: "Di Lome, Bou juga terlihat"."""
        town = told.claim.place
        if town is None or self._maker.sort(town) not in TOWNS:
            return False
        lower, found = self._scene.line.lower, []
        for start, _, mention in self._scene.places:
            aside = {",", "yang"}.intersection(lower[trigger.end : start])  # "…, ketua panitia yang bekerja di Lome"
            said = start == 1 or (start > trigger.end and not aside)
            if said and lower[start - 1] == "di" and self._maker.sort(mention) in TOWNS:
                found.append(self._mentions[mention].text)
        return bool(found) and self._mentions[town].text not in found

    def _of_other_time(self) -> bool:
        """Whether the sentence opens with another month or year: "Pada 2019 hadir pula Bou"."""
        return any(start <= 1 and is_wide(self._timexes[time]) for start, _, time in self._scene.times)

    def _of_itself(self, told: Told, trigger: Trigger, cast: Cast) -> bool:
        """Whether a sentence that takes up no gathering tells of one of its own, on another day or in another town."""
        if self._words.taken_up:
            return False
        hosts = self._words.hosts(trigger, cast)
        return self._of_other_day(told, trigger, cast) or (bool(hosts) and self._of_other_town(told, trigger))

    def _of_other_day(self, told: Told, trigger: Trigger, cast: Cast) -> bool:
        """Whether the sentence gives another day than that of the contact: "Pada 1 Juni, keduanya dimediasi Bou"."""
        people = list(self._words.persons(cast.right, "named"))
        claim = self._maker.claim(trigger, people, Verdict("held"))
        if claim.time is None or claim.inherited or told.claim.time is None:
            return False
        own, then = self._timexes[claim.time], self._timexes[told.claim.time]
        newest = max((timex.year for timex in self._timexes if timex.year), default=0)
        if own.year and (own.year < (then.year or newest) or (then.year is None and own.month is None)):
            return True  # "Pada 2019 keduanya dimediasi Bou", where the day of the contact needs no year
        dated = own.day and then.day and own.month and then.month and not own.end_day and not then.end_day
        return bool(dated) and (own.day, own.month) != (then.day, then.month)

    def _of_other_round(self) -> bool:
        """Whether the sentence tells who was at other talks: "Pada putaran terakhir, Raka didampingi Amina"."""
        lower = self._scene.line.lower
        others = self._phrases.elsewhen - self._phrases.with_ - {"antara"}
        rounds = [p for p in range(1, len(lower) - 1) if lower[p] in self._words.nouns and lower[p + 1] in others]
        like = ("seperti", "sebagaimana")  # "Seperti pada pertemuan sebelumnya, tuan rumahnya adalah Amina"
        return any(lower[p - 1] in ("dalam", "pada") and lower[max(p - 2, 0)] not in like for p in rounds)

    def _again(self, trigger: Trigger) -> bool:
        """Whether both sides told of meet once more: "Kedua pihak bertemu lagi dengan Amina sebagai penengah"."""
        before = self._scene.line.lower[: trigger.start]
        return "kedua" in before and not _AGAIN.isdisjoint(before) and self._between(trigger)

    def _of_others(self, told: Told, trigger: Trigger) -> bool:
        """Whether a delegation of somebody else is led: "Amina menerima delegasi Mali. Delegasi Chad dipimpin Bou"."""
        party = self._party_of(told.claim) if trigger.rule.leads and self._words.led(trigger) else None
        if party is None or self._mentions[party.mention].type != "LOC":
            return False
        lower = self._scene.line.lower
        named = [m for start, _, m in self._scene.places if start > 0 and lower[start - 1] in self._phrases.teams]
        known = self._mentions[party.mention].text
        return bool(named) and all(self._mentions[mention].text != known for mention in named)

    def _to_join(self, last: Claim, trigger: Trigger, cast: Cast, verdict: Verdict) -> Iterator[Claim]:
        """Read "Bou akan bergabung dengan keduanya pada Kamis", which is another contact than the one told."""
        people = self._maker.distinct([*last.participants, *self._words.persons(cast.right, "named")])
        claim = self._maker.claim(trigger, [replace(one, part="named") for one in people], verdict)
        joins = trigger.rule.frame == "company" and len(people) > len(last.participants)
        if joins and claim.time is not None and not claim.inherited:
            yield claim

    def _extended(self, told: Told, trigger: Trigger, cast: Cast, verdict: Verdict) -> Iterator[Claim]:
        beside = told.open and bool(told.claim.participants) and self._other_side()
        part: Part = "named" if trigger.rule.third or (told.open and not beside) else "accompanying"
        own = self._words.taken_up or self._convenes(told, trigger) or beside
        hosts = self._words.hosts(trigger, cast) if own else []
        last = told.claim
        people = self._maker.distinct([*last.participants, *hosts, *self._words.persons(cast.right, part)])
        if len(people) == len(last.participants):
            return
        led = (trigger.rule.leads and self._words.led(trigger)) or self._words.leads_team(trigger)
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
            told.between += (len(people) - len(last.participants)) if self._between(trigger) else 0
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
        attended = any(other.rule.frame == "attended" for other, _ in self._words.active)
        led = any(t.rule.leads and lower[t.start - 1] == "yang" for t, _ in self._words.active)
        opens = lower[0] in self._words.nouns and not self._words.pointed
        return opens and led and attended and (trigger.rule.leads or trigger.rule.frame == "attended")

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
        recent = self._recent(trigger, cast, before)
        apart = [one for one in recent if one.apart and rule.leads]
        if cast.right is None or apart:
            return apart[-1] if cast.right is not None else None
        here = self._scene.line.sentence.span
        if self._words.taken_up and rule.kind != "visit":
            named = [one for one in recent if one.answers(self._words.taken_up, self._phrases)]
            return named[-1] if named else None
        if recent and self._convenes(recent[-1], trigger):
            return recent[-1]
        hosts = self._words.hosts(trigger, cast)
        if hosts and rule.frame == "attended":
            recent = [one for one in recent if one.claim.kind != "visit"]  # nobody attends somebody's trip
        if rule.leads and not self._of_sides(trigger, cast):
            if self._words.led(trigger):
                return self._headed(trigger, recent)
            recent = [one for one in recent if one.claim.kind != "visit"]  # nobody leads a trip made by others
            which = self._scene.line.lower[trigger.start - 1] == "yang"  # "KTT yang dipimpin Bou" is one of its own
            recent = [one for one in recent if (hosts and not which) or here in one.claim.evidence]
        beside = [one for one in recent[-1:] if one.open and one.claim.participants and self._other_side()]
        known = beside or [one for one in recent if self._maker.all_in(hosts, one.claim)]
        if not hosts and rule.kind != "visit":
            talks = [one for one in known if one.claim.kind != "visit"]
            known = talks if talks or cast.left is None or rule.third else known  # "Presiden didampingi Amina"
            filled = [one for one in known if not one.open or one.claim.participants or len(cast.right.mentions) > 1]
            known = filled or known
        if self._words.leads_team(trigger) and not known:
            known = [one for one in recent if one.open]
        trips = [one for one in known if one.claim.kind == "visit"]
        if trips and not self._phrases.spouses.isdisjoint(self._scene.line.lower[trigger.end : trigger.end + 1]):
            return trips[-1]
        lasting = [one for one in known if one.claim.kind != "encounter"]
        return (lasting or known)[-1] if known else None

    def _trip(self, trigger: Trigger, cast: Cast, before: Sequence[Told]) -> Told | None:
        """Return the trip told last of those whom somebody accompanies: "mendampingi Presiden dalam lawatan itu"."""
        hosts = self._words.hosts(trigger, cast) if cast.right is not None else None
        recent = self._recent(trigger, cast, before) if hosts is not None else []
        trips = (one for one in reversed(recent) if one.claim.kind == "visit" and self._travel(hosts or (), one.claim))
        return next(trips, None)

    def _travel(self, hosts: Sequence[Participant], trip: Claim) -> bool:
        """Whether somebody makes a trip, by name or by the office that the article gives them."""
        travellers = [one.mention for one in trip.participants if one.part != "host"]
        named = [i for i, mention in enumerate(self._mentions) if mention.offices]
        own = {o for i in named for o in self._offices(i) if any(self._maker.same(i, one) for one in travellers)}
        return all(
            any(self._maker.same(host.mention, one) for one in travellers)
            or not own.isdisjoint(self._offices(host.mention))
            for host in hosts
        )

    def _offices(self, mention: int) -> frozenset[tuple[str, str]]:
        """The offices of a mention, and of which country or body they are."""
        offices = self._mentions[mention].offices
        return frozenset((o.title, self._mentions[o.of].text if o.of is not None else "") for o in offices)

    def _recent(self, trigger: Trigger, cast: Cast, before: Sequence[Told]) -> list[Told]:
        """Return the contacts told just before that words of this kind may add people to."""
        rule, words = trigger.rule, self._scene.line.lower[trigger.start : trigger.end]
        recent = [one for one in before if not one.claim.weak and self._maker.recent(one.claim)]
        recent = [one for one in recent if not self._shown(one.claim, recent)]
        sides = self._sides(trigger)
        recent = [o for o in recent if any(self._maker.all_in([one], o.claim) for one in sides)] if sides else recent
        trips = [one for one in recent if one.claim.kind == "visit"]
        if rule.kind == "visit":  # a delegation without a trip sat down with others
            recent = trips or [one for one in recent if self._words.nouns and not one.open]
        if "bersama" in words:
            recent = [one for one in recent if one.claim.kind != "call"]  # nobody comes to one along with somebody
        if not self._words.taken_up and self._maker.there_again():
            recent = [one for one in recent if not one.open] or recent  # "Di ruangan yang sama hadir Bou"
        return [one for one in recent if one.open or not rule.opened or self._of_sides(trigger, cast)]

    def _sides(self, trigger: Trigger) -> list[Participant]:
        """Return between whom talks were that others join: "perundingan antara Raka dan Amina, dengan Bou"."""
        lower = self._scene.line.lower
        groups = (group for group in self._scene.groups if group.start > 0 and group.end <= trigger.start)
        between = [group for group in groups if lower[group.start - 1] == "antara" and len(group.mentions) > 1]
        return [Participant(mention) for mention in between[-1].mentions] if between else []

    def _shown(self, claim: Claim, told: Sequence[Told]) -> bool:
        """Whether a caption only shows a contact of which the article tells: it stands in between."""
        people = claim.participants if claim.zone == "caption" else ()
        return bool(people) and any(one.claim.zone == "body" and self._maker.all_in(people, one.claim) for one in told)

    def _of_sides(self, trigger: Trigger, cast: Cast) -> bool:
        """Whether it says in turn who came for each side: "Mali mengutus Amina, sedangkan Chad diwakili Bou"."""
        lower = self._scene.line.lower
        each = len(self._words.active) > 1 or "masing-masing" in lower
        sent = cast.right.mentions if cast.right is not None else ()
        named = any(self._mentions[mention].type == "PER" for mention in sent)
        return trigger.rule.opened and lower[trigger.start] in self._phrases.sends and each and named

    def _headed(self, trigger: Trigger, recent: Sequence[Told]) -> Told | None:
        """Return the contact of the delegation that somebody leads: talks, else a trip of which nobody is named."""
        talks = [one for one in recent if one.claim.kind != "visit"] or [one for one in recent if one.open]
        headed = talks and (talks[-1].open or self._words.says_led(trigger) or self._party_of(talks[-1].claim))
        return talks[-1] if headed else None

    # --- gatherings of its own ----------------------------------------------------------------------------------

    def _other_side(self) -> bool:
        """Whether the sentence turns to the other side of what the one before told: "Adapun Amina didampingi Bou"."""
        return self._scene.line.lower[0] in self._phrases.turns

    def side(self) -> list[Participant]:
        """Return somebody and their company at talks of which no more is told: "Amina didampingi Bou"."""
        people = [
            person
            for trigger, cast in self._words.active
            if trigger.rule.frame == "company" and not trigger.rule.third and cast.left is not None
            for person in (*self._words.hosts(trigger, cast), *self._words.persons(cast.right, "accompanying"))
        ]
        return self._maker.distinct(people)

    def leaders(self) -> list[Participant]:
        """Return who leads the gathering that the sentence tells of, or stands between its sides, a country too."""
        active = self._words.active
        led = [cast for t, cast in active if t.rule.leads and not self._words.led(t)]
        between = [Participant(m) for t, c in active if c.right and self._between(t) for m in c.right.mentions]
        led_by = [person for cast in led for person in self._words.persons(cast.right, "named")]
        return self._maker.distinct([*led_by, *between])

    def mediates(self) -> bool:
        """Whether somebody is said to stand between those who meet, of neither side: "dengan perantaraan Amina"."""
        return any(map(self._between, (trigger for trigger, _ in self._words.active)))

    def _between(self, trigger: Trigger) -> bool:
        """Whether words say who stands between the sides: "dimediasi Amina", "Amina hadir sebagai penengah"."""
        words = self._scene.line.lower[trigger.start : trigger.end]
        role = trigger.rule.third and not self._phrases.mediators.isdisjoint(words)
        return role or (trigger.rule.leads and words[0] not in self._phrases.led)

    # --- people ---------------------------------------------------------------------------------------------------
