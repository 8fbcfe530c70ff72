"""Who takes part in a contact: where each frame looks for its people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import POINTERS, Actor, Group, Scene
from pipeline.read.meetings.search import LONGEST_ADVERB, LONGEST_REACH, Search
from pipeline.read.meetings.triggers import Trigger
from pipeline.records import Part

_DONE = ("act", "with", "given")
"""Frames of verbs that somebody does."""


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


class CastFinder(Search):
    """Finds the participants of the contacts of one sentence."""

    def __init__(self, scene: Scene, triggers: Sequence[Trigger], phrases: Phrases, subject: tuple[int, ...]) -> None:
        super().__init__(scene, triggers, phrases)
        self._subject = subject
        self._further = frozenset((word,) for word in phrases.further)

    def cast(self, trigger: Trigger) -> Cast:
        """Return who takes part, as the trigger's frame has it; an empty cast where nobody is found."""
        if (trigger.rule.frame in _DONE and self._by_unnamed(trigger)) or self._of_thing(trigger):
            return Cast()
        if trigger.rule.frame == "passive" and self._of_unnamed(trigger):
            return Cast()
        return getattr(self, f"_{trigger.rule.frame}")(trigger)  # type: ignore[no-any-return]

    # --- frames -----------------------------------------------------------------------------------------------

    def _with(self, trigger: Trigger) -> Cast:
        left = self.subject_of(trigger)
        right = self._partner(trigger) or self._fronted_partner(trigger)
        if right is not None and left is None:
            left = self._late_subject(right.end)
        if left is None and right is None and "lagi" in self._scene.line.lower[trigger.end : trigger.end + 2]:
            return Cast(continues=True)  # "Kedua utusan dijadwalkan berunding lagi pada Kamis"
        before = self._scene.line.lower[trigger.start - 1] if trigger.start else ""
        carried = self._subject if left is None and right is not None and before in self._phrases.subordinators else ()
        return Cast(left, right, carried)

    def _toward(self, trigger: Trigger) -> Cast:
        """Take whom a sentence opens with and who speaks: "Kepada Amina di Dakar, Raka mengusulkan …"."""
        right = self._named(trigger.end) if trigger.start == 0 else None
        left = self._late_subject(right.end) if right is not None else None
        if right is None or left is None or "di" not in self._scene.line.lower[right.end : left.start]:
            return Cast()  # what is not said where may have been written
        return Cast(left, right)

    def _line(self, trigger: Trigger) -> Cast:
        """Find who speaks and to whom before words of a line: "Amina melapor kepada Bou lewat telepon"."""
        lower = self._scene.line.lower
        for group in reversed(list(self._groups_before(trigger.start))):
            to = lower[group.start - 1] if group.start else ""
            if to == "kepada" or to in self._phrases.with_:
                left = self.subject_of(Trigger(trigger.rule, group.start - 1, group.start))
                return Cast(left, group) if left is not None else Cast()
        return Cast()

    def _act(self, trigger: Trigger) -> Cast:
        right = self._object(trigger.end, LONGEST_ADVERB, headed=True)
        if right is None and self._scene.line.lower[trigger.start].endswith("nya"):
            left = self.subject_of(trigger)  # "menemuinya": the object is whom the sentence before was about
            far = left is None or not self._phrases.subordinators.isdisjoint(self._between_words(left, trigger))
            return Cast() if far else Cast(left, None, self._subject)
        if right is None:
            return Cast()
        left = self.subject_of(trigger) or self._late_subject(right.end)
        return Cast(left, right) if left is not None or trigger.rule.kind == "multilateral" else Cast()

    def _between_words(self, group: Group, trigger: Trigger) -> tuple[str, ...]:
        return self._scene.line.lower[group.end : trigger.start]

    def _passive(self, trigger: Trigger) -> Cast:
        right = self._object(trigger.end, LONGEST_ADVERB, headed=True) or self._agent(trigger)
        left = self.subject_of(trigger) or self._arrived(trigger)
        if right is None and self._scene.line.lower[trigger.start].endswith("nya"):
            return Cast(left, None, self._subject) if left is not None else Cast()  # "giliran Bou yang ditemuinya"
        if right is None and trigger.rule.kind == "multilateral" and left is not None and len(left.mentions) > 1:
            return Cast(left)
        if right is None and trigger.rule.kind == "multilateral":
            right = self._partner_at(trigger.end)  # "Amina dipertemukan dengan Bou"
        return Cast(left, right) if right is not None else Cast()

    def _signed(self, trigger: Trigger) -> Cast:
        right = self._group_at(trigger.end)
        return Cast(right) if right is not None and len(right.mentions) > 1 else Cast()

    def _company(self, trigger: Trigger) -> Cast:
        """Find who joins: right behind the word, else its subject ("Budi hadir dalam pertemuan itu")."""
        left = self.subject_of(trigger)
        if not self._phrases.stands_for.isdisjoint(self._scene.line.lower[trigger.start : trigger.end]):
            return Cast(None, left)  # "Bou hadir mewakili Amina": she was not there
        right = self._named(trigger.end) or self._listed(trigger.end)
        if right is None and left is None:
            right = self._enumerated(trigger.end)
        if right is not None and (besides := self._besides()) is not None and besides.end <= trigger.start:
            right = Group((*besides.actors, *right.actors))
            left = left if left is not None and left.start != besides.start else None
        if right is not None and trigger.rule.several and (left is not None or len(right.mentions) == 1):
            return Cast()
        if right is not None:
            return Cast(left, right)
        lower = self._scene.line.lower
        elsewhere = lower[trigger.end : trigger.end + 1] in (("di",), ("ke",))
        also = not self._phrases.additive.isdisjoint(lower[trigger.start : trigger.end])
        return Cast(None, None if trigger.rule.several or (elsewhere and not also) else left)

    def _besides(self) -> Group | None:
        """Find whom a sentence names first of those present: "Selain Raka sebagai tuan rumah, tampak Amina"."""
        lower = self._scene.line.lower
        group = self._named(1) if lower[0] == "selain" else None
        return group if group is not None and lower[group.end : group.end + 1] != ("yang",) else None  # "… yang absen"

    def _attended(self, trigger: Trigger) -> Cast:
        """Find whom "dihadiri …" or "dibuka …" names behind itself."""
        right = self._named(trigger.end) or self._agent(trigger) or self._listed(trigger.end)
        return Cast(self._convener(trigger), right or self._enumerated(trigger.end))

    def _convener(self, trigger: Trigger) -> Group | None:
        """Find who leads what others attend: "Raka memimpin pertemuan yang dihadiri Amina dan Bou"."""
        lower = self._scene.line.lower
        if trigger.start == 0 or lower[trigger.start - 1] != "yang":
            return None
        for position in range(trigger.start - 2, max(trigger.start - 2 - LONGEST_ADVERB, 0), -1):
            if lower[position] in self._phrases.gatherings:
                leads = lower[position - 1] in self._phrases.convenes
                return self.subject_of(Trigger(trigger.rule, position - 1, position)) if leads else None
        return None

    def _given(self, trigger: Trigger) -> Cast:
        """Find to whom (or from whom) somebody hands something: "Amina menyerahkan surat kepada Bou"."""
        lower = self._scene.line.lower
        word = "dari" if lower[trigger.start] in self._phrases.receives else "kepada"
        passive = lower[trigger.start].startswith("di")
        giver = self._object(trigger.end, LONGEST_ADVERB) if passive else None
        if passive and giver is None:
            return Cast()
        for position in range(giver.end if giver else trigger.end, min(trigger.end + LONGEST_REACH, len(lower) - 1)):
            if lower[position] == word:
                right = self._named(position + 1)
                return Cast(giver or self.subject_of(trigger), right) if right is not None else Cast()
            if self._blocked(position):
                break
        return Cast()

    def _over(self, trigger: Trigger) -> Cast:
        """Find with whom somebody discusses a matter: "Amina membahas panen dengan Bou"."""
        right, left = self._partner_at(trigger.end), self.subject_of(trigger)
        if (
            right is None
            and left is not None
            and len(left.mentions) > 1
            and len(self._triggers) == 1
            and self._scene.line.lower[0] in self._phrases.over
        ):
            return Cast(left)  # "Lewat sambungan video, Amina dan Bou membahas panen"
        between = [g for g in self._scene.groups if right and trigger.end <= g.start < right.start]
        return Cast(left, right) if left and right and not between else Cast()

    def _noun(self, trigger: Trigger) -> Cast:
        lower = self._scene.line.lower
        end = self._past(trigger.end, self._phrases.talk_adverbs)
        own = lower[trigger.end - 1].endswith("nya") or self._told(trigger)
        if end < len(lower) and lower[end] == "antara":
            return self._between(end + 1)
        owner = self._group_at(end) or (self._described(end) if self._calls(end) else None)
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
        left = self.subject_of(trigger, agent=True) or self._late_subject(partner.end)
        return Cast(left, partner, () if left else self._subject)

    def _calls(self, position: int) -> bool:
        """Whether a person is called by what they are to another: "ketua umumnya", "wakilnya"."""
        words = self._scene.line.lower[position : position + 3]
        return any(w.endswith("nya") for w in words) and words[0].removesuffix("nya") in self._phrases.nouns

    def _between(self, start: int) -> Cast:
        left = self._group_at(start)
        return Cast(left, self._partner_at(left.end) if left is not None else None)

    def _alone(self, trigger: Trigger) -> Cast:
        """Read a noun of contact that names no other side: "pertemuan itu", or talks of a plural subject."""
        lower = self._scene.line.lower
        end = self._past(trigger.end, self._phrases.talk_adverbs)
        opens = (
            not any(word.isalpha() for word in lower[: trigger.start])
            and end < len(lower)
            and lower[end] in self._phrases.takes_place
        )
        if self._told(trigger) or opens or lower[trigger.end : trigger.end + 1] in self._further:
            return Cast(continues=True)
        if trigger.rule.kind == "call" and (both := self._only_two()) is not None:
            return both
        left = self.subject_of(trigger)
        within = trigger.end - trigger.start > 1 or (
            trigger.start > 0 and lower[trigger.start - 1] in self._phrases.at_talks
        )
        return Cast(left) if left is not None and len(left.mentions) > 1 and within else Cast()

    def _told(self, trigger: Trigger) -> bool:
        """Whether a noun of contact points back: "pertemuan itu", "pertemuan di Dakar, Senin, itu"."""
        lower, position = self._scene.line.lower, trigger.end
        slots = {start: end for start, end, _ in (*self._scene.times, *self._scene.places)}
        while position < len(lower) and (position in slots or lower[position] in ("di", "pada", ",")):
            position = slots.get(position, position + 1)
        return position < len(lower) and lower[position] in POINTERS

    def _only_two(self) -> Cast | None:
        """Take the only two people of a sentence: "dalam percakapan telepon, Amina meminta Bou …"."""
        people = [
            actor for group in self._scene.groups for actor in group.actors if actor.sort in ("person", "pronoun")
        ]
        return Cast(Group((people[0],)), Group((people[1],))) if len(people) == 2 else None

    def _travel(self, trigger: Trigger) -> Cast:
        owner = self._group_at(trigger.end)
        left = owner or self._predicated(trigger) or self.subject_of(trigger)
        carried = self._subject if left is None and self._scene.line.lower[trigger.end - 1].endswith("nya") else ()
        left = left or (None if carried else self._late_subject(trigger.end))
        return Cast(left, self._on_board(trigger), carried)

    def _on_board(self, trigger: Trigger) -> Group | None:
        """Find who comes along on a trip: "tiba di Dakar pada Senin bersama istrinya, Amina"."""
        lower = self._scene.line.lower
        for position in range(trigger.end, min(trigger.end + LONGEST_REACH, len(lower) - 1)):
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
        for position in range(trigger.end, min(trigger.end + LONGEST_REACH, len(lower) - 1)):
            if lower[position] in ("adalah", "ialah", "yakni", "yaitu"):
                return self._group_at(position + 1)
        return None

    def _attend(self, trigger: Trigger) -> Cast:
        passive = self._scene.line.lower[trigger.start].startswith("di")
        return Cast(self._object(trigger.end, LONGEST_ADVERB) if passive else self.subject_of(trigger))

    def _joint(self, trigger: Trigger) -> Cast:
        left = self.subject_of(trigger)
        if left is None or len(left.mentions) > 1:
            return Cast(left)
        return self._over(trigger)


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
