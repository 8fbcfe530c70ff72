"""Who takes part in a contact: where each frame looks for its people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.read.meetings.scene import Actor, Group, Phrases, Scene
from pipeline.read.meetings.triggers import Trigger
from pipeline.records import Part

_LONGEST_REACH = 14  # words between a contact and the other side of it
_LONGEST_ADVERB = 5
_LONGEST_DESCRIPTION = 7  # words of "wakil kepala staf militer Chad" before its comma


@dataclass(frozen=True, slots=True)
class Cast:
    """The two sides of a contact as groups of actors; ``whole`` says that a plural subject met within itself.

    Attributes:
        carried: Mentions that come from an earlier sentence (the subject that "-nya" stands for, "pertemuan itu").
        continues: Whether the words only take up a contact told before ("pertemuan itu").
    """

    left: Group | None = None
    right: Group | None = None
    carried: tuple[int, ...] = ()
    continues: bool = False

    @property
    def empty(self) -> bool:
        """Whether nobody was found."""
        return not (self.left or self.right or self.carried or self.continues)


class CastFinder:
    """Finds the participants of the contacts of one sentence."""

    _FRONTS = (("adapun",), ("sementara",), ("sedangkan",), ("sementara", "itu", ","))

    def __init__(self, scene: Scene, triggers: Sequence[Trigger], phrases: Phrases, subject: tuple[int, ...]) -> None:
        self._scene = scene
        self._triggers = triggers
        self._phrases = phrases
        self._subject = subject

    def cast(self, trigger: Trigger) -> Cast:
        """Return who takes part, as the trigger's frame has it; an empty cast where nobody is found."""
        return getattr(self, f"_{trigger.rule.frame}")(trigger)  # type: ignore[no-any-return]

    # --- frames -----------------------------------------------------------------------------------------------

    def _with(self, trigger: Trigger) -> Cast:
        left = self._subject_of(trigger)
        right = self._partner(trigger) or self._fronted_partner(trigger)
        if right is not None and left is None:
            left = self._late_subject(right.end)
        before = self._scene.line.lower[trigger.start - 1] if trigger.start else ""
        carried = self._subject if left is None and right is not None and before in self._phrases.subordinators else ()
        return Cast(left, right, carried)

    def _act(self, trigger: Trigger) -> Cast:
        right = self._object(trigger.end, _LONGEST_ADVERB)
        if right is None and self._scene.line.lower[trigger.start].endswith("nya"):
            left = self._subject_of(trigger)  # "menemuinya": the object is whom the sentence before was about
            return Cast(left, None, self._subject) if left is not None else Cast()
        if right is None:
            return Cast()
        return Cast(self._subject_of(trigger) or self._late_subject(right.end), right)

    def _passive(self, trigger: Trigger) -> Cast:
        right = self._object(trigger.end, _LONGEST_ADVERB) or self._agent(trigger)
        left = self._subject_of(trigger) or self._arrived(trigger)
        if right is None and trigger.rule.kind == "multilateral" and left is not None and len(left.mentions) > 1:
            return Cast(left)
        return Cast(left, right) if right is not None else Cast()

    def _signed(self, trigger: Trigger) -> Cast:
        right = self._group_at(trigger.end)
        return Cast(right) if right is not None and len(right.mentions) > 1 else Cast()

    def _company(self, trigger: Trigger) -> Cast:
        """Find who joins: right behind the word, else its subject ("Budi hadir dalam pertemuan itu")."""
        right = self._named(trigger.end) or self._listed(trigger.end)
        left = self._subject_of(trigger)
        return Cast(left, right) if right is not None else Cast(None, left)

    def _noun(self, trigger: Trigger) -> Cast:
        lower = self._scene.line.lower
        end = self._past(trigger.end, self._phrases.talk_adverbs)
        own = lower[trigger.end - 1].endswith("nya") or self._told(trigger)
        if end < len(lower) and lower[end] == "antara":
            return self._between(end + 1)
        owner = self._group_at(end)
        if trigger.rule.shared:
            several = (group for group in self._scene.groups if group.start >= end and len(group.mentions) > 1)
            partner = owner or next(several, None)
        else:
            partner = self._partner_at(owner.end) if owner is not None and not own else self._partner(trigger)
            if owner is not None and not own and (partner is not None or len(owner.mentions) > 1):
                return Cast(owner, partner)
            partner = partner or self._partner(trigger)
        if partner is None:
            return self._alone(trigger)
        left = self._subject_of(trigger, agent=True) or self._late_subject(partner.end)
        return Cast(left, partner, () if left else self._subject)

    def _alone(self, trigger: Trigger) -> Cast:
        """Read a noun of contact that names no other side: "pertemuan itu", or talks of a plural subject."""
        lower = self._scene.line.lower
        opens = trigger.start == 0 and trigger.end < len(lower) and lower[trigger.end] in self._phrases.takes_place
        if self._told(trigger) or opens:
            return Cast(continues=True)
        if trigger.rule.kind == "call" and (both := self._only_two()) is not None:
            return both
        left = self._subject_of(trigger)
        within = trigger.end - trigger.start > 1 or (trigger.start > 0 and lower[trigger.start - 1] == "dalam")
        return Cast(left) if left is not None and len(left.mentions) > 1 and within else Cast()

    def _told(self, trigger: Trigger) -> bool:
        """Whether a noun of contact points back: "pertemuan itu"."""
        lower = self._scene.line.lower
        return trigger.end < len(lower) and lower[trigger.end] in ("itu", "tersebut", "ini")

    def _only_two(self) -> Cast | None:
        """Take the only two people of a sentence: "dalam percakapan telepon, Amina meminta Bou …"."""
        people = [
            actor for group in self._scene.groups for actor in group.actors if actor.sort in ("person", "pronoun")
        ]
        return Cast(Group((people[0],)), Group((people[1],))) if len(people) == 2 else None

    def _travel(self, trigger: Trigger) -> Cast:
        owner = self._group_at(trigger.end)
        left = owner or self._predicated(trigger) or self._subject_of(trigger)
        carried = self._subject if left is None and self._scene.line.lower[trigger.end - 1].endswith("nya") else ()
        left = left or (None if carried else self._late_subject(trigger.end))
        return Cast(left, self._on_board(trigger), carried)

    def _on_board(self, trigger: Trigger) -> Group | None:
        """Find who comes along on a trip: "tiba di Dakar pada Senin bersama istrinya, Amina"."""
        lower = self._scene.line.lower
        for position in range(trigger.end, min(trigger.end + _LONGEST_REACH, len(lower) - 1)):
            if lower[position] in self._phrases.accompanied or lower[position] == "bersama":
                return self._named(position + 1)
            if self._blocked(position):
                return None
        return None

    def _predicated(self, trigger: Trigger) -> Group | None:
        """Find who "yang mengunjungi Kuba adalah …" names behind the verb."""
        lower = self._scene.line.lower
        if trigger.start == 0 or lower[trigger.start - 1] != "yang":
            return None
        for position in range(trigger.end, min(trigger.end + _LONGEST_REACH, len(lower) - 1)):
            if lower[position] in ("adalah", "ialah", "yakni", "yaitu"):
                return self._group_at(position + 1)
        return None

    def _attend(self, trigger: Trigger) -> Cast:
        passive = self._scene.line.lower[trigger.start].startswith("di")
        return Cast(self._object(trigger.end, _LONGEST_ADVERB) if passive else self._subject_of(trigger))

    def _joint(self, trigger: Trigger) -> Cast:
        left = self._subject_of(trigger)
        return Cast(left) if left is not None and len(left.mentions) > 1 else Cast()

    # --- searches ---------------------------------------------------------------------------------------------

    def _subject_of(self, trigger: Trigger, *, agent: bool = False) -> Group | None:
        """Find the subject left of a contact: the nearest group, or, behind a conjunction, the clause's first."""
        lower = self._scene.line.lower
        candidates = [
            group
            for group in self._groups_before(trigger.start)
            if self._may_be_subject(group, trigger.start, agent=agent)
        ]
        if not candidates:
            return self._sayer_of(trigger)
        before = trigger.start - 1
        while before >= candidates[-1].end and lower[before] in self._phrases.talk_adverbs | {"akan", "telah", "sudah"}:
            before -= 1
        people = [group for group in candidates if any(actor.sort != "body" for actor in group.actors)] or candidates
        if before >= candidates[-1].end and lower[before] in self._phrases.subordinators:
            return people[0]
        return people[-1]

    def _sayer_of(self, trigger: Trigger) -> Group | None:
        """Find whoever spoke "seusai bertemu …": "…," kata Amina usai menerima Bou."""
        lower = self._scene.line.lower
        groups = list(self._groups_before(trigger.start))
        if not groups or lower[groups[-1].start - 1] not in self._phrases.says | self._phrases.told_by:
            return None
        between = lower[groups[-1].end : trigger.start]
        return groups[-1] if groups[-1].start > 0 and not self._phrases.subordinators.isdisjoint(between) else None

    def _groups_before(self, position: int) -> Iterator[Group]:
        """Yield the groups left of a word; of one that reaches over it ("A didampingi B") the people before it."""
        for group in self._scene.groups:
            actors = tuple(actor for actor in group.actors if actor.end <= position)
            if actors:
                yield Group(actors, group.apart)

    def _arrived(self, trigger: Trigger) -> Group | None:
        """Find whose coming is the subject: "kedatangan Amina disambut …"."""
        lower = self._scene.line.lower
        for group in self._groups_before(trigger.start):
            if group.start > 0 and lower[group.start - 1] in self._phrases.comings:
                return group
        return None

    def _may_be_subject(self, group: Group, before: int, *, agent: bool) -> bool:
        lower = self._scene.line.lower
        if self._scene.oblique(group, self._phrases):
            return agent and group.start > 0 and lower[group.start - 1] in self._phrases.agents
        if ";" in lower[group.end : before]:
            return False
        # people inside "…, yang menolak B, bertemu C" do not carry the verb behind the comma
        head = lower[: group.start]
        if "yang" in head and "," in lower[group.end : before]:
            opened = max(position for position, word in enumerate(head) if word == "yang")
            return not any(other.end <= opened for other in self._scene.groups)
        return True

    def _late_subject(self, after: int) -> Group | None:
        """Find a subject that follows: "Berbicara dengan Amina di Dakar, Raka tersenyum"."""
        lower = self._scene.line.lower
        for group in self._scene.groups:
            if group.start > after and lower[group.start - 1] == "," and not set(lower[after : group.start]) & {";"}:
                return group
        return None

    def _partner(self, trigger: Trigger) -> Group | None:
        """Find the other side behind a contact: right behind it, or after "dengan"."""
        direct = self._named(self._past(trigger.end, self._phrases.talk_adverbs))
        if direct is not None and trigger.rule.frame != "noun":
            return direct
        return self._partner_at(trigger.end)

    def _fronted_partner(self, trigger: Trigger) -> Group | None:
        """Find the other side in front: "Dengan Amina, Raka berbicara melalui telepon"."""
        for group in self._scene.groups:
            words = self._scene.line.lower[: group.start]
            opens = words[-1:] and words[-1] in self._phrases.with_
            if group.end < trigger.start and opens and (len(words) == 1 or words[:-1] in self._FRONTS):
                return group
        return None

    def _partner_at(self, start: int) -> Group | None:
        lower = self._scene.line.lower
        for position in range(start, min(start + _LONGEST_REACH, len(lower) - 1)):
            if lower[position] in self._phrases.with_:
                group = self._named(position + 1)
                if group is not None:
                    return group
            if position > start and self._blocked(position):
                return None
        return None

    def _agent(self, trigger: Trigger) -> Group | None:
        """Find who acts in a passive: "disambut di bandara oleh B"."""
        lower = self._scene.line.lower
        for position in range(trigger.end, min(trigger.end + _LONGEST_REACH, len(lower) - 1)):
            if lower[position] in self._phrases.agents:
                return self._group_at(position + 1)
            if self._blocked(position):
                return None
        return None

    def _blocked(self, position: int) -> bool:
        other = any(trigger.start <= position < trigger.end for trigger in self._triggers)
        return other or self._scene.line.lower[position] in self._phrases.clause_ends

    def _object(self, start: int, reach: int) -> Group | None:
        """Find the group right behind a verb; only adverbs, "oleh", "rumah" and the like may stand between."""
        end = self._past(start, self._phrases.talk_adverbs | self._phrases.agents, reach)
        lower = self._scene.line.lower
        if lower[end - 1] in self._phrases.homes or (end < len(lower) and lower[end] in self._phrases.homes):
            end = self._past(end, self._phrases.homes | self._phrases.home_kinds, reach)
        return self._named(end)

    def _between(self, start: int) -> Cast:
        left = self._group_at(start)
        return Cast(left, self._partner_at(left.end) if left is not None else None)

    def _named(self, position: int) -> Group | None:
        """Return the group at a word, or the one that names a counterpart: "mitranya dari Utara, Kim"."""
        lower = self._scene.line.lower
        if position < len(lower) and lower[position] in self._phrases.counterparts:
            for ahead in range(position + 1, min(position + _LONGEST_ADVERB + 2, len(lower))):
                group = self._group_at(ahead)
                if group is not None:
                    return group
        return self._group_at(position) or self._described(position)

    def _listed(self, position: int) -> Group | None:
        """Return whom "turut hadir di rumah Amina, Bou dan Cheikh" lists behind its comma."""
        lower = self._scene.line.lower
        for ahead in range(position + 1, min(position + _LONGEST_DESCRIPTION + 1, len(lower) - 1)):
            if lower[ahead] == ",":
                return self._group_at(ahead + 1)
            if lower[ahead] in self._phrases.clause_ends | self._phrases.no_place:
                return None
        return None

    def _described(self, position: int) -> Group | None:
        """Return the one whom a description names behind its comma: "pendiri yayasan itu, Amina Diallo"."""
        lower = self._scene.line.lower
        starts = {actor.start for group in self._scene.groups for actor in group.actors}
        ends = self._phrases.clause_ends | self._phrases.no_place | {"di"}
        for ahead in range(position, min(position + _LONGEST_DESCRIPTION + 1, len(lower) - 1)):
            if lower[ahead] == "," and ahead > position:
                return self._group_at(ahead + 1)
            if ahead in starts or lower[ahead] in ends:
                return None
        return None

    def _group_at(self, position: int) -> Group | None:
        """Return the group that begins at a word, cut to the actors from there on."""
        for group in self._scene.groups:
            actors = tuple(actor for actor in group.actors if actor.start >= position)
            if actors and actors[0].start == position:
                return Group(actors, group.apart)
        return None

    def _past(self, position: int, words: frozenset[str], reach: int = _LONGEST_REACH) -> int:
        lower = self._scene.line.lower
        starts = {group.start for group in self._scene.groups}
        last = min(position + reach, len(lower))
        while position < last and position not in starts and lower[position] in words:
            position += 1
        return position


def parts(trigger: Trigger) -> tuple[Part, Part]:
    """Return how the subject and the object of a contact take part."""
    if trigger.rule.host == "subject":
        return "host", "guest"
    if trigger.rule.host == "object":
        return "guest", "host"
    return "named", "named"


def eligible(actor: Actor, others: Sequence[Actor], *, travel: bool) -> bool:
    """Whether an actor can take part beside the others.

    An organization without a word that makes it a delegation counts only beside a person: two of them play football or
    sign contracts in the news far more often than they sit down together.
    """
    if actor.sort in ("person", "pronoun"):
        return True
    if travel:
        return False
    return any(other.sort in ("person", "pronoun") for other in others)
