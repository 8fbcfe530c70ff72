"""Who takes part in a contact that a noun tells: "pertemuan", "pembicaraan", "kunjungan balasan"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.lexicons.classes import either
from pipeline.read.meetings.cast import Cast
from pipeline.read.meetings.memory import Memory
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import POINTERS, Group, Scene
from pipeline.read.meetings.search import Search
from pipeline.read.meetings.sources import is_topic, source_of
from pipeline.read.meetings.triggers import Trigger

_OPENERS = frozenset({"kali", "ini", "adapun", "namun", "tetapi"})
"""Before talks at the start of a sentence, they take them up: "Kali ini pertemuan digelar di Dakar"."""

_AS_HOST = (("sebagai", "tuan", "rumah"), ("selaku", "tuan", "rumah"))
_FIRST_OR_LAST = frozenset({"pertama", "terakhir"})
_SAYS_WHICH = frozenset({"adalah", "yang"})
_COUNTED = (("bertiga",), ("berempat",), ("berlima",))
_NEAR = 6  # words of "bersama Presiden Mali Bou Keita" between "pertemuan bertiga" and "itu"
_DONE_REACH = 3  # words from "rapat" to "dilakukan oleh"
_ARTICLE = 2  # words of "dalam sebuah" before talks
_APPOSED = 8  # words of what a place is said to be: "sisi selatan desa gencatan senjata Lota"
_BETWEEN_REACH = 20  # words behind "pertemuan berlangsung di Dakar, Senin (3/6)," before "antara"


class NounFrame(Search):
    """Finds the participants of contacts that nouns tell.

    Args:
        scene: The sentence.
        triggers: Its contacts.
        phrases: The word classes.
        memory: What the sentences before told: "-nya" stands for their last subject, or for whom that received.
    """

    def __init__(self, scene: Scene, triggers: Sequence[Trigger], phrases: Phrases, memory: Memory) -> None:
        super().__init__(scene, triggers, phrases)
        self._subject = memory.subject
        self._guest = memory.guest
        self._memory = memory
        self._came = memory.came if memory.receiving else ()

    def _noun(self, trigger: Trigger) -> Cast:
        lower = self._scene.line.lower
        # "lolos ke putaran kedua bersama Bou" is of an election, or of a cup
        stray = (self._is_round(trigger) and not self._opens_sentence(trigger)) or self._only_dates(trigger)
        end = self._past(trigger.end, self._phrases.talk_adverbs)
        pointed = not POINTERS.isdisjoint(lower[trigger.end : end + _NEAR])
        if stray or (pointed and lower[trigger.end : trigger.end + 1] in _COUNTED):
            return Cast(continues=not stray)  # "Pertemuan bertiga bersama Raka itu berlangsung singkat"
        if end < len(lower) and lower[end] == "antara":
            return self._between(end + 1)
        if (later := self._between_later(end) or self._hosted(end)) is not None:
            return later
        if lower[end : end + 1] == ("yang",) and not self._phrases.takes_place.isdisjoint(lower[end + 1 : end + 2]):
            end = self._past(end + 2, self._phrases.agents)  # "pertemuan yang dilakukan Raka dengan Amina"
        agent = self._by_agent(end)
        end = end if agent is None else agent
        owner = self._group_at(end) or (self._described(end) if self._calls(end) else None)
        theirs = lower[trigger.end - 1].endswith("nya") and (owner is None or end > trigger.end)
        own = theirs or self._told(trigger)  # "pertemuannya dengan Amina", not "bertemunya Raka dan Amina"
        if trigger.rule.shared:
            several = (group for group in self._scene.groups if group.start >= end and len(group.mentions) > 1)
            partner = owner or next(several, None)
        else:
            partner = self._partner_at(owner.end) if owner is not None and not own else self._partner(trigger)
            if owner is not None and not own and (partner is not None or len(owner.mentions) > 1):
                return Cast(owner, partner)
            partner = partner or self._partner(trigger)
        if partner is None:
            return self._fronted_pair(trigger) or self._counted_for(trigger) or self._alone(trigger)
        left = self._told_of(trigger, partner) or self.subject_of(trigger, agent=True)
        left = left or self._topic(trigger) or self._late_subject(partner.end)
        left = self._acting(left, trigger) if left is not None else self._speaker(trigger)
        settled = left is not None or self._owned_by_others(end)
        before = () if settled else self._source(trigger) or self._subject
        return Cast(left, partner, before, said=bool(before) and self._behind_saying(trigger))

    def _only_dates(self, trigger: Trigger) -> bool:
        """Whether talks only say on which day something else was: "Sehari setelah KTT, Raka dan Bou pergi"."""
        closed = self._scene.line.lower[trigger.end : trigger.end + 1] == (",",)
        return closed and any(start < trigger.start <= end for start, end in self._scene.counted)

    def _topic(self, trigger: Trigger) -> Group | None:
        """Find whom a sentence is about that opens so: "Bagi Raka, pertemuan dengan Amina penting"."""
        group = self._group_at(1)
        if group is None or group.end >= trigger.start:
            return None
        return group if is_topic(self._scene.line, group.start, group.end, self._phrases) else None

    def _owned_by_others(self, position: int) -> bool:
        """Whether a noun names whose contact it is, who is no party: "Pertemuan Yayasan Segara dengan Amina"."""
        named = self._scene.line.words[position : position + 1]
        slots = {start for start, _, _ in (*self._scene.times, *self._scene.places)}
        return any(word[0].isupper() for word in named) and position not in slots

    def _source(self, trigger: Trigger) -> tuple[int, ...]:
        """Return who gives the account in which a contact stands."""
        actors = [actor for group in self._scene.groups for actor in group.actors]
        return source_of(self._scene.line, actors, trigger.start, self._memory, self._phrases)

    def _by_agent(self, start: int) -> int | None:
        """Return where those open who held talks: "rapat dilakukan oleh Raka bersama Amina", not "rapat itu"."""
        lower = self._scene.line.lower
        for position in range(start, min(start + _DONE_REACH, len(lower) - 1)):
            if lower[position] in POINTERS:
                break
            # "digelar oleh" tells who arranged it
            if lower[position] == "dilakukan" and lower[position + 1] in self._phrases.agents:
                group = self._group_at(position + 2)
                return position + 2 if group is not None and len(group.mentions) > 1 else None
        return None

    def _speaker(self, trigger: Trigger) -> Group | None:
        """Find who leaves themselves out of what they say: "“Tadi pertemuan dengan Bou,” kata Amina"."""
        line, quoted = self._scene.line, self._scene.quoted
        if not self._scene.opens_quotation(trigger.start, self._phrases):
            return None
        later = (group for group in self._scene.groups if group.start > trigger.end and group.start not in quoted)
        return next((group for group in later if line.lower[group.start - 1] in self._phrases.speakers), None)

    def _calls(self, position: int) -> bool:
        """Whether a person is called by what they are to another: "ketua umumnya", "wakilnya"."""
        words = self._scene.line.lower[position : position + 3]
        return any(w.endswith("nya") for w in words) and words[0].removesuffix("nya") in self._phrases.nouns

    def _between(self, start: int) -> Cast:
        left = self._named(start)
        return Cast(left, self._partner_at(left.end) if left is not None else None)

    def _between_later(self, start: int) -> Cast | None:
        """Find whom a noun of contact names behind its predicate: "Pertemuan terjadi di Dakar, antara Raka dan Bou"."""
        lower = self._scene.line.lower
        for position in range(start, min(start + _BETWEEN_REACH, len(lower) - 1)):
            if lower[position] == "antara":
                cast = self._between(position + 1)
                both = cast.left is not None and (cast.right is not None or len(cast.left.mentions) > 1)
                told = either(self._phrases.takes_place, self._phrases.prepared, self._phrases.set_for)
                dated = self._past_slots(start) == position  # "pertemuan pada hari Senin antara Raka dan Bou"
                return cast if both and (dated or not told.isdisjoint(lower[start:position])) else None
            prepared = position == start and lower[position] == "yang" and self._is_told_of(lower[position + 1])
            if (self._blocked(position) and not prepared) or self._group_at(position) is not None:
                return None
        return None

    def _hosted(self, start: int) -> Cast | None:
        """Find who received whom in talks: "Pertemuan digelar di Dakar, dengan Raka sebagai tuan rumah bagi Amina"."""
        lower = self._scene.line.lower
        whom = either(self._phrases.topics, self._phrases.purposes)
        for group in self._scene.groups:
            opens = group.start > start and lower[group.start - 1] == "dengan"
            hosts = opens and lower[group.end : group.end + 3] in _AS_HOST
            if hosts and not whom.isdisjoint(lower[group.end + 3 : group.end + 4]):
                guest = self._named(group.end + 4)
                return Cast(group, guest) if guest is not None else None
        return None

    def _is_told_of(self, word: str) -> bool:
        """Whether a word behind "pertemuan yang" says that it takes place: "yang semula digelar", "yang disiapkan"."""
        return word in either(self._phrases.prepared, self._phrases.set_for, self._phrases.takes_place)

    def _alone(self, trigger: Trigger) -> Cast:
        """Read a noun of contact that names no other side: "pertemuan itu", or talks of a plural subject."""
        lower = self._scene.line.lower
        end = self._past(trigger.end, either(self._phrases.talk_adverbs, self._phrases.before_this))
        opens = self._opens_sentence(trigger) and end < len(lower) and self._happens(trigger, end)
        behind = lower[trigger.end : trigger.end + 1]
        plan = lower[max(trigger.start - 1, 0)] == "rencana" and behind in (("pada",), ("di",))
        if (
            self._told(trigger)
            or opens
            or plan
            or self._goes_on_there(trigger)
            or behind == ("serupa",)
            or not self._phrases.further.isdisjoint(lower[trigger.start : trigger.end + 1])
        ):
            summit = lower[trigger.start] in self._phrases.summits  # "KTT itu" is not what was told last
            return Cast(continues=not summit)
        if (again := self._once_more(trigger)) is not None:
            return again
        if trigger.rule.kind == "call" and (both := self._only_two(trigger)) is not None:
            return both
        if (spoken := self._spoken_to(trigger)) is not None:
            return spoken
        if (told := self._told_there(trigger, end)) is not None:
            return told
        left = self.subject_of(trigger)
        there = trigger.start > 0 and lower[trigger.start - 1] in self._phrases.at_talks
        if left is None and there and self._phrases.with_.isdisjoint(lower[end : end + 1]):
            left = self._late_subject(end)  # "Dalam pertemuan di Dakar, Senin, Amina dan Bou membahas panen"
        within = there or trigger.end - trigger.start > 1
        # "Dalam pembicaraan di Dakar, Amina didampingi Bou" leaves out with whom
        sides = [m for actor in left.actors if not actor.company for m in actor.mentions] if left is not None else []
        return Cast(left) if len(sides) > 1 and within else Cast()

    def _happens(self, trigger: Trigger, position: int) -> bool:
        """Whether talks are told as held at a word; of other rounds only earlier ones, or those to come.

        "Putaran ketiga digelar di Dakar" may as well be the news, whose people are named later.
        """
        word, which = self._scene.line.lower[position], self._scene.line.lower[trigger.end - 1]
        held = word in self._phrases.takes_place
        if not self._is_round(trigger):
            return held
        return (held and which in self._phrases.first_rounds) or (word in self._phrases.set_for and not held)

    def _is_round(self, trigger: Trigger) -> bool:
        """Whether a noun tells of one of several rounds of talks, not of the next one: "putaran kedua"."""
        lower, phrases = self._scene.line.lower, self._phrases
        return lower[trigger.start] in phrases.rounds and lower[trigger.end - 1] not in phrases.further

    def _opens_sentence(self, trigger: Trigger) -> bool:
        """Whether talks open their sentence: "(Kali ini) pertemuan digelar di Dakar"."""
        before = self._scene.line.lower[: trigger.start]
        return _OPENERS.issuperset(word for word in before if word.isalpha())

    def _counted_for(self, trigger: Trigger) -> Cast | None:
        """Find for whom talks were one of several: "Pertemuan hari ini adalah yang ketiga bagi Amina dan Bou"."""
        lower = self._scene.line.lower
        for group in self._scene.groups:
            between = lower[trigger.end : group.start]
            if between[-1:] == ("bagi",) and len(group.mentions) > 1:
                counted = any(word in self._phrases.numbers or word in _FIRST_OR_LAST for word in between)
                people = all(actor.human for actor in group.actors)
                ends = self._phrases.clause_ends - _SAYS_WHICH
                return Cast(group) if counted and people and ends.isdisjoint(between) else None
        return None

    def _told_there(self, trigger: Trigger, end: int) -> Cast | None:
        """Find who spoke to whom in talks that open a sentence: "Dalam pertemuan di Dakar, Amina mendesak Bou"."""
        lower = self._scene.line.lower
        opens = lower[0] in self._phrases.at_talks - self._phrases.afters and trigger.start <= _ARTICLE
        if not opens or lower[trigger.end - 1] not in self._phrases.talks_of_two:
            return None
        start = self._past_slots(end)
        left = (self._named(start) or self._headed(start)) if lower[start - 1] == "," else None
        if left is None or len(left.mentions) > 1:
            return None
        partner = self._addressee(left) if left.actors[0].sort == "person" else None
        return Cast(left, partner) if partner is not None else None

    def _goes_on_there(self, trigger: Trigger) -> bool:
        """Whether a sentence opens with talks, their place and their matter: "Pertemuan di Dakar membahas panen"."""
        lower, end = self._scene.line.lower, self._past_slots(trigger.end)
        if trigger.start > 0 or lower[trigger.end : trigger.end + 1] != ("di",):
            return False
        if lower[end - 1] == ",":  # "di Dakar, kota tepi laut, akan membahas"
            comma = next((at for at in range(end, min(end + _APPOSED, len(lower))) if lower[at] == ","), end - 1)
            end = comma + 1
        return not either(self._phrases.auxiliaries, self._phrases.matters).isdisjoint(lower[end : end + 1])

    def _once_more(self, trigger: Trigger) -> Cast | None:
        """Find whose contact followed another one: "yang kedua bagi mereka setelah pertemuan di Dakar pada 2015"."""
        lower = self._scene.line.lower
        where = lower[trigger.end : trigger.end + 1] in (("di",), ("pada",))
        if not where or lower[max(trigger.start - 1, 0)] not in either(self._phrases.asides, self._phrases.since):
            return None
        group = next(reversed(list(self._groups_before(trigger.start))), None)
        they = group is not None and group.actors[0].sort == "pronoun" and len(group.mentions) > 1
        return Cast(group) if they and "bagi" in lower[: trigger.start] else None

    def gathered(self, trigger: Trigger) -> Cast:
        """Read "Dalam pertemuan itu, Amina dan Bou membahas panen" where nothing that "itu" means was told."""
        lower = self._scene.line.lower
        there = trigger.start == 1 and lower[0] in self._phrases.at_talks
        left = self._late_subject(trigger.end) if there else None
        people = left is not None and all(actor.human for actor in left.actors)
        return Cast(left) if left is not None and people and len(left.mentions) > 1 else Cast(continues=True)

    def _spoken_to(self, trigger: Trigger) -> Cast | None:
        """Find who told whom something in talks: "Raka menyampaikannya kepada Amina dalam sebuah pertemuan"."""
        lower = self._scene.line.lower
        if self._phrases.at_talks.isdisjoint(lower[max(trigger.start - 2, 0) : trigger.start]):
            return None
        groups = reversed(list(self._groups_before(trigger.start)))
        # "Raka mencapai kesepakatan dengan Amina dalam perundingan di Dakar"
        words = {"kepada", *self._phrases.with_} if lower[trigger.start - 1] == "dalam" else {"kepada"}
        to = next((g for g in groups if g.start and lower[g.start - 1] in words), None)
        if to is None or not self._phrases.clause_ends.isdisjoint(lower[to.end : trigger.start]):
            return None
        left = self.subject_of(Trigger(trigger.rule, to.start - 1, to.start))
        return Cast(self._acting(left, trigger), to) if left is not None else None

    def _acting(self, near: Group, trigger: Trigger) -> Group:
        """Return who does what is done to the nearest: "Raka memuji Amina dalam pertemuan dengan Bou" is of Raka."""
        lower = self._scene.line.lower
        verb = near.start - 1 if lower[near.start - 1].startswith("me") else near.start - 2
        there = not self._phrases.at_talks.isdisjoint(lower[max(trigger.start - 2, 0) : trigger.start])
        if not there or verb < 1 or not lower[verb].startswith("me"):
            return near
        before = [group for group in self._groups_before(verb) if self._may_be_subject(group, verb, agent=False)]
        last = before[-1] if before else near
        between = lower[last.end : verb]
        return last if either(self._phrases.auxiliaries, self._phrases.additive).issuperset(between) else near

    def _told(self, trigger: Trigger) -> bool:
        """Whether a noun of contact points back: "pertemuan itu", "pertemuan di Dakar, Senin, itu"."""
        position = self._past_slots(trigger.end)
        return not POINTERS.isdisjoint(self._scene.line.lower[position : position + 1])

    def _past_slots(self, position: int) -> int:
        """Return where the places and dates end that begin at a word."""
        lower = self._scene.line.lower
        slots = {start: end for start, end, _ in (*self._scene.times, *self._scene.places)}
        while position < len(lower) and (position in slots or lower[position] in ("di", "pada", "hari", ",")):
            position = slots.get(position, position + 1)
        return position

    def _only_two(self, trigger: Trigger) -> Cast | None:
        """Take the only two people of a sentence: "dalam percakapan telepon, Amina meminta Bou …".

        Not whoever only speaks of it: "rekaman percakapan telepon Raka beredar, kata Amina", "Menurut Amina, …".
        """
        people = [actor for group in self._scene.groups for actor in group.actors if actor.human]
        sayers = either(self._phrases.says, self._phrases.told_by)
        lower = self._scene.line.lower
        told = any(lower[a.start - 1] in (sayers if a.start > trigger.end else ("menurut",)) for a in people if a.start)
        return Cast(Group((people[0],)), Group((people[1],))) if len(people) == 2 and not told else None
