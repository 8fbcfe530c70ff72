"""Who takes part in a contact: where each frame looks for its people."""

from __future__ import annotations

from dataclasses import replace

from pipeline.read.meetings.cast import Cast
from pipeline.read.meetings.nouns import NounFrame
from pipeline.read.meetings.partners import LONGEST_ADVERB, LONGEST_REACH
from pipeline.read.meetings.scene import POINTERS, Group
from pipeline.read.meetings.triggers import Trigger

_UNNAMED = 3  # words behind "bertemu (dengan) para" in which those stand who are only called by kind
_DONE = ("act", "with", "given")
"""Frames of verbs that somebody does."""


class CastFinder(NounFrame):
    """Finds the participants of the contacts of one sentence."""

    def cast(self, trigger: Trigger) -> Cast:
        """Return who takes part, as the trigger's frame has it; an empty cast where nobody is found."""
        if (trigger.rule.frame in _DONE and self._by_unnamed(trigger)) or self._of_thing(trigger):
            return Cast()
        if trigger.rule.frame == "passive" and self._of_unnamed(trigger):
            return Cast()
        cast: Cast = getattr(self, f"_{trigger.rule.frame}")(trigger)
        return self._together(cast) if trigger.rule.frame in ("act", "with", "passive") else cast

    def _together(self, cast: Cast) -> Cast:
        """Add whom a sentence opens with beside its subject: "Bersama Amina, Raka menemui Bou"."""
        company = self._named(1) if self._scene.line.lower[0] == "bersama" else None
        if company is None or cast.left is None or cast.right is None or cast.left.start != company.end + 1:
            return cast
        along = tuple(replace(actor, company=True) for actor in company.actors)
        return replace(cast, left=Group((*cast.left.actors, *along)))

    # --- frames -----------------------------------------------------------------------------------------------

    def _with(self, trigger: Trigger) -> Cast:
        left = self.subject_of(trigger)
        right = self._partner(trigger) or self._fronted_partner(trigger)
        if right is not None and left is None:
            left = self._late_subject(right.end)
        if (
            right is None
            and (left is None or len(left.mentions) == 1)
            and (pair := self._pair_before(trigger)) is not None
        ):
            return pair
        if left is None and right is None and (listed := self._listed_later(trigger)) is not None:
            return Cast(listed)
        if left is None and right is None and "lagi" in self._scene.line.lower[trigger.end : trigger.end + 2]:
            return Cast(continues=True)  # "Kedua utusan dijadwalkan berunding lagi pada Kamis"
        before = self._scene.line.lower[trigger.start - 1] if trigger.start else ""
        carried = self._subject if left is None and right is not None and before in self._phrases.subordinators else ()
        return Cast(left, right, carried)

    def _listed_later(self, trigger: Trigger) -> Group | None:
        """Find who "Tiga tokoh bertemu di Dakar, Senin: Amina, Bou, dan Cheikh" names behind its colon."""
        lower = self._scene.line.lower
        colon = next((place for place in range(trigger.end, len(lower)) if lower[place].endswith(":")), None)
        others = self._phrases.unnamed | self._phrases.nouns | self._phrases.affected | self._phrases.collectives
        if colon is None or not others.isdisjoint(lower[trigger.end : trigger.end + _UNNAMED]):
            return None  # "Dua orang sakit usai bertemu warga: Amina dan Bou": with these
        named = self._group_at(colon + 1)
        counted = self._phrases.collectives.union(self._phrases.numbers).intersection(lower[: trigger.start])
        apart = any(t.start >= trigger.end and t.end <= colon for t in self._triggers)
        return named if named is not None and len(named.mentions) > 1 and counted and not apart else None

    def _pair_before(self, trigger: Trigger) -> Cast | None:
        """Take the only two people of a clause behind which "saat bertemu" stands: "Amina memuji Bou saat bertemu"."""
        lower = self._scene.line.lower
        groups = list(self._groups_before(trigger.start))
        if lower[trigger.start - 1] not in self._phrases.whens or len(groups) < 2:
            return None
        unnamed = self._phrases.collectives | self._phrases.unnamed | self._phrases.nouns | self._phrases.affected
        if not unnamed.isdisjoint(lower[trigger.end : trigger.end + _UNNAMED]):
            return None  # "Amina memuji Bou saat bertemu para petani": with these
        left, right = groups[-2:]
        parted = not self._phrases.clause_ends.isdisjoint(lower[left.end : trigger.start - 1])
        to = lower[right.start - 1] in ("ke", "kepada", "dengan", "pada") or not self._scene.oblique(
            right, self._phrases
        )
        single = len(left.mentions) == len(right.mentions) == 1 and left.mentions != right.mentions
        spoken = any(place in self._scene.quoted for place in (left.start, right.start))
        return Cast(left, right) if single and to and not parted and not spoken else None

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
        both, verb = self.subject_of(trigger), trigger.start - 1
        while verb > 0 and not lower[verb].startswith(("ber", "saling")):
            verb -= 1
        if both is not None and len(both.mentions) > 1 and self._is_their_verb(both, verb):
            return Cast(both)  # "Amina dan Bou bertukar kabar lewat telepon"
        left = self._late_subject(trigger.end)
        if left is not None and not any(word.isalpha() for word in lower[: trigger.start]):
            behind = (g for g in self._scene.groups if g.start > left.end and lower[g.start - 1] == "kepada")
            right = next(behind, None)
            if right is not None and self._phrases.clause_ends.isdisjoint(lower[left.end : right.start]):
                return Cast(left, right)  # "Lewat telepon, Amina menyampaikan belasungkawa kepada Bou"
        return Cast()

    def _is_their_verb(self, group: Group, verb: int) -> bool:
        """Whether only auxiliaries stand between a group and a verb."""
        helps = self._phrases.auxiliaries | self._phrases.additive | {"saling"}
        return verb >= group.end and helps.issuperset(self._scene.line.lower[group.end : verb])

    def _act(self, trigger: Trigger) -> Cast:
        right = self._object(trigger.end, LONGEST_ADVERB, headed=True)
        if right is None and trigger.rule.kind == "multilateral":
            right = self._partner_at(trigger.end)  # "menjadi tuan rumah pertemuan dengan Amina"
        if right is None and self._scene.line.lower[trigger.start].endswith("nya"):
            left = self.subject_of(trigger)  # "menemuinya": the object is whom the sentence before was about
            far = left is None or not self._phrases.subordinators.isdisjoint(self._between_words(left, trigger))
            theirs = self._guest if trigger.rule.host == "subject" else self._subject
            return Cast() if far else Cast(left, None, theirs)
        if right is None:
            return Cast()
        if trigger.rule.kind == "multilateral" and (other := self._partner_at(right.end)) is not None:
            right = Group((*right.actors, *other.actors))  # "mempertemukan Amina dengan Bou"
        left = self.subject_of(trigger) or self._predicated(trigger) or self._late_subject(right.end)
        if trigger.rule.kind == "multilateral" and len(right.actors) > 1:
            bodies = left is None or all(actor.sort == "body" for actor in left.actors)
            return Cast(None if bodies else left, right)  # "pertemuan di markas NATO mempertemukan …"
        return Cast(left, right) if left is not None or trigger.rule.kind == "multilateral" else Cast()

    def _between_words(self, group: Group, trigger: Trigger) -> tuple[str, ...]:
        return self._scene.line.lower[group.end : trigger.start]

    def _passive(self, trigger: Trigger) -> Cast:
        right = self._object(trigger.end, LONGEST_ADVERB, headed=True) or self._agent(trigger)
        left = self.subject_of(trigger) or self._arrived(trigger)
        if left is None and right is not None and trigger.rule.host and self._of_trip(trigger):
            return Cast(None, right, self._subject)
        if right is None and self._scene.line.lower[trigger.start].endswith("nya"):
            before = self._clause_before(trigger, left) if left is not None else None
            if before is not None:
                return Cast(left, before)  # "Amina tiba pada Senin, dan Bou ditemuinya keesokan harinya"
            return Cast(left, None, self._subject) if left is not None else Cast()  # "giliran Bou yang ditemuinya"
        if right is None and trigger.rule.kind == "multilateral" and left is not None and len(left.mentions) > 1:
            return Cast(left)
        if right is None and trigger.rule.kind == "multilateral":
            right = self._partner_at(trigger.end)  # "Amina dipertemukan dengan Bou"
        coming = left is None and self._scene.line.lower[max(trigger.start - 1, 0)].removesuffix("nya")
        carried = self._subject if coming in self._phrases.comings else ()  # "Kedatangannya disambut Bou"
        return Cast(left, right, carried) if right is not None else Cast()

    def _clause_before(self, trigger: Trigger, left: Group) -> Group | None:
        """Find who acts in the clause before that of a passive: "Amina tiba pada Senin, dan | Bou ditemuinya"."""
        lower = self._scene.line.lower
        joints = [place for place in range(left.start) if lower[place] in (",", "dan", "serta", "lalu", "kemudian")]
        first = next(self._groups_before(joints[0]), None) if joints else None
        if first is None or len(first.mentions) > 1 or first.actors[0].sort not in ("person", "pronoun"):
            return None
        acts = any(first.end <= t.start < joints[-1] for t in self._triggers)
        return first if acts and not self._scene.oblique(first, self._phrases) else None

    def _signed(self, trigger: Trigger) -> Cast:
        right = self._group_at(trigger.end) or self._described(trigger.end)  # "diteken dua menteri, Amina dan Bou"
        if right is None or len(right.mentions) > 1:
            return Cast(right)
        if self._scene.line.lower[right.end : right.end + 1] == ("dengan",):
            return Cast(right, self._named(right.end + 1))  # "… oleh Amina dengan Bou"
        if self._scene.line.lower[right.end : right.end + 1] in (("selaku",), ("sebagai",)):
            return Cast(right, self._other_signer(right.end + 1))
        other = right.end + 1  # "… oleh Menteri Amina dan rekannya dari Mali, Bou"
        joined = self._scene.line.lower[right.end : other] in (("dan",), ("serta",)) and self._is_counterpart(other)
        partner = self._named(other) if joined else None
        return Cast(right, partner) if partner is not None else Cast()

    def _other_signer(self, start: int) -> Group | None:
        """Find who signs besides somebody told of by office: "… oleh Amina selaku ketua tim dan Bou selaku saksi"."""
        lower = self._scene.line.lower
        for position in range(start, min(start + LONGEST_REACH, len(lower) - 1)):
            if lower[position] in ("dan", "serta") and (group := self._group_at(position + 1)) is not None:
                return group
            if self._blocked(position) or lower[position] == ",":
                return None
        return None

    def _company(self, trigger: Trigger) -> Cast:
        """Find who joins: right behind the word, else its subject ("Budi hadir dalam pertemuan itu")."""
        left = self.subject_of(trigger)
        if (told := self._by_verb(trigger, left)) is not None:
            return told
        right = self._of_theirs(trigger) or self._named(trigger.end) or self._listed(trigger.end)
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
        if lower[trigger.start] == "di":
            return Cast()  # "tampil di depan wartawan"
        if lower[trigger.end - 1] == "bersama" and lower[trigger.start] != "yang":
            return Cast()  # "Bou datang bersama istrinya": who came to what is not said
        elsewhere = lower[trigger.end : trigger.end + 1] in (("di",), ("ke",))
        also = not self._phrases.additive.isdisjoint(lower[trigger.start : trigger.end])
        return Cast(None, None if trigger.rule.several or (elsewhere and not also) else left)

    def _by_verb(self, trigger: Trigger, left: Group | None) -> Cast | None:
        """Find who leads a delegation, stands for somebody or accompanies somebody, where the words say that."""
        words = self._scene.line.lower[trigger.start : trigger.end]
        head = self._heading(trigger) if trigger.rule.third and not self._phrases.teams.isdisjoint(words) else None
        if trigger.rule.leads and not self._phrases.teams.isdisjoint(words):
            named = head is not None and head.end > trigger.end  # "Ketua delegasi, Amina," is one actor
            return Cast(None, head if named else self._named(trigger.end))
        if head is not None:
            return Cast(None, head)
        if trigger.rule.third and len(words) == 1 and words[0] in self._phrases.stands_for:
            other = self._group_at(trigger.end)
            alone = other is None or all(actor.sort != "person" for actor in other.actors)
            return Cast(None, self._heading(trigger) if alone else None)
        if not self._phrases.stands_for.isdisjoint(words):
            return Cast(None, left)  # "Bou hadir mewakili Amina": she was not there
        if words[-1] in self._phrases.accompanying and (len(words) == 1 or self._joining(trigger, left) is not None):
            each = "masing-masing" in self._scene.line.lower[trigger.end : trigger.end + LONGEST_ADVERB]
            return self._joining(trigger, left) or (Cast(None, left) if each else Cast())
        return None

    def _heading(self, trigger: Trigger) -> Group | None:
        """Find who stands right before "memimpin delegasi Mali", a list or "dengan" before them."""
        actors = [
            actor
            for group in self._scene.groups
            for actor in group.actors
            # "Amina mewakili Mali" is one actor, and so is "Ketua delegasi, Amina"
            if actor.end == trigger.start or actor.start <= trigger.start < actor.end
        ]
        return Group(tuple(actors)) if actors and actors[0].sort == "person" else None

    def _joining(self, trigger: Trigger, left: Group | None) -> Cast | None:
        """Find whom somebody accompanies, and who does: "Amina mendampingi Raka", "turut mendampingi Raka, Amina"."""
        joined = self._group_at(trigger.end)
        if joined is None or len(joined.mentions) > 1:
            return None
        lower = self._scene.line.lower
        if left is not None and not self._phrases.additive.issuperset(lower[left.end : trigger.start]):
            return None  # "Amina, yang pekan lalu mendampingi Raka, …"
        tail = lower[joined.end :]
        occasion = not (self._phrases.at_talks | self._phrases.whens).isdisjoint(tail[:1]) and POINTERS.isdisjoint(tail)
        if occasion and not any(other.start >= joined.end for other in self._triggers):
            return None  # "Amina mendampingi Raka dalam sidang cerai tahun lalu"
        behind = tail[:1] == (",",)
        company = left or (self._named(joined.end + 1) if behind else None)
        return Cast(joined, company) if company is not None else None

    def _of_theirs(self, trigger: Trigger) -> Group | None:
        """Find those of talks and who joins them: "Turut hadir dalam pertemuan Amina dengan Bou itu Menteri Cheikh"."""
        lower, owner = self._scene.line.lower, self._group_at(trigger.end)
        if owner is None or lower[trigger.end - 1] not in self._phrases.gatherings:
            return None
        partner = self._partner_at(owner.end)
        last = partner or owner
        joining = self._group_at(self._past(last.end, POINTERS))
        if len(owner.mentions) + len(partner.mentions if partner else ()) < 2 or joining is None:
            return None
        return Group((*owner.actors, *(partner.actors if partner else ()), *joining.actors))

    def _besides(self) -> Group | None:
        """Find whom a sentence names first of those present: "Selain Raka sebagai tuan rumah, tampak Amina"."""
        lower = self._scene.line.lower
        group = self._named(1) if lower[0] == "selain" else None
        return group if group is not None and lower[group.end : group.end + 1] != ("yang",) else None  # "… yang absen"

    def _attended(self, trigger: Trigger) -> Cast:
        """Find whom "dihadiri …" or "dibuka …" names behind itself."""
        right = self._named(trigger.end) or self._agent(trigger) or self._listed(trigger.end)
        if all(start != trigger.end for start, *_ in self._scene.places):  # "pertama kali diikuti Mali, dan Bou …"
            right = right or self._enumerated(trigger.end)
        besides = self._besides() if right is not None and right.start > trigger.start else None
        if right is not None and besides is not None and besides.end <= trigger.start:
            right = Group((*besides.actors, *right.actors))  # "Selain Raka, pertemuan itu dihadiri Amina dan Bou"
        return Cast(self._convener(trigger), self._likewise(right) if right is not None else None)

    def _likewise(self, group: Group) -> Group:
        """Add those of a list that leaves out its verb: "Mali diwakili Amina, Chad oleh Bou, dan Kuba oleh Cheikh"."""
        lower = self._scene.line.lower
        for other in self._scene.groups:
            between = lower[group.end : other.start]
            listed = not self._phrases.joins.isdisjoint(between[:1]) and between[-1] in self._phrases.agents
            if listed and self._phrases.clause_ends.isdisjoint(between):
                group = Group((*group.actors, *other.actors))
        return group

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
        passive = lower[trigger.start].startswith("di")
        to = ("kepada", "bagi", "untuk", "diterima") if passive else ("kepada",)
        words = ("dari",) if lower[trigger.start] in self._phrases.receives else to
        giver = self._object(trigger.end, LONGEST_ADVERB) if passive else None
        if passive and giver is None:
            return Cast()
        caller = self._group_at(trigger.end) if trigger.rule.kind == "call" else None
        if caller is not None:
            return Cast(self.subject_of(trigger), caller)  # "Raka mendapat telepon Amina"
        for position in range(giver.end if giver else trigger.end, min(trigger.end + LONGEST_REACH, len(lower) - 1)):
            if lower[position] in words:
                right = self._named(self._past(position + 1, self._phrases.talk_adverbs | self._phrases.agents))
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
        if right is None and left is not None and len(left.mentions) == 2 and trigger.rule.persons:
            first, second = left.actors[0], left.actors[-1]
            if self._scene.line.lower[first.end : second.start] == ("bersama",):
                return Cast(left)  # "Amina bersama Bou meninjau pasar"
        between = [g for g in self._scene.groups if right and trigger.end <= g.start < right.start]
        return Cast(left, right) if left and right and not between else Cast()

    def _travel(self, trigger: Trigger) -> Cast:
        owner = self._group_at(trigger.end)
        if self._scene.line.lower[trigger.start] in self._phrases.sends:
            return Cast(owner)  # whoever sends a delegation stays
        left = owner or self._predicated(trigger) or self._guest_of(trigger, self.subject_of(trigger))
        if self._came and left is not None and left.actors[0].sort == "pronoun" and left.mentions == self._subject:
            return Cast(None, self._on_board(trigger), self._came)  # "Bou menjamunya. Esoknya ia terbang ke Chad"
        left = left or self._for_whom(trigger)
        own = self._scene.line.lower[trigger.end - 1].endswith("nya") or self._by_party(trigger)
        carried = self._subject if left is None and own else ()
        late = None if carried or self._of_others(trigger) else self._late_subject(trigger.end)
        left = left or (None if carried else self._same_trip(trigger) or late)
        return Cast(left, self._on_board(trigger), carried)

    def _of_others(self, trigger: Trigger) -> bool:
        """Whether people without a name travel in a clause that says when: "Sebelum para utusan terbang ke Mali, …"."""
        lower, phrases = self._scene.line.lower, self._phrases
        opens = self._scene.opening(phrases) > trigger.start
        kinds = phrases.collectives | phrases.delegations | phrases.unnamed | phrases.nouns
        return opens and not kinds.isdisjoint(lower[: trigger.start])

    def _same_trip(self, trigger: Trigger) -> Group | None:
        """Find whose a trip is by what it is said to be: "Kunjungan ke Mali itu merupakan lawatan pertama Amina"."""
        lower = self._scene.line.lower
        later = [t for t in self._triggers if t.start > trigger.end and t.rule.frame == "travel"]
        said = later and lower[later[0].start - 1] in ("merupakan", "adalah", "menjadi", "ialah")
        return self._group_at(later[0].end) if said else None

    def _for_whom(self, trigger: Trigger) -> Group | None:
        """Find for whom a trip is something: "Bagi Amina, kunjungan ke Mali ini merupakan yang ketiga"."""
        lower = self._scene.line.lower
        if lower[trigger.start] not in self._phrases.trips or POINTERS.isdisjoint(lower):
            return None
        return next((g for g in self._scene.groups if g.start and lower[g.start - 1] in ("bagi", "buat")), None)

    def _by_party(self, trigger: Trigger) -> bool:
        """Whether a party travels of which nothing more is said: "Rabu malam rombongan dijadwalkan terbang ke Mali"."""
        lower, passed = self._scene.line.lower, self._phrases.auxiliaries | self._phrases.set_for | POINTERS
        before = trigger.start - 1
        while before > 0 and lower[before] in passed:
            before -= 1
        return lower[max(before, 0)] in ("rombongan", "rombongannya")

    def _guest_of(self, trigger: Trigger, near: Group | None) -> Group | None:
        """Find whose trip "-nya" means behind a contact: whoever comes to the other one, else its subject."""
        lower = self._scene.line.lower
        own = lower[trigger.start].endswith("nya") and lower[trigger.start - 1] not in ("atas", "terhadap")
        met = [t for t in self._triggers if near and t.end <= near.start and t.rule.frame in ("act", "with", "passive")]
        if near is None or not own or not met or met[-1].rule.host == "subject":
            return near
        other = self._object(met[-1].end, LONGEST_ADVERB, headed=True) or self._agent(met[-1])
        if met[-1].rule.frame == "with":
            other = self._partner(met[-1])
        return (self.subject_of(met[-1]) if other and other.start == near.start else None) or near

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
            if lower[position] in ("adalah", "ialah", "yakni", "yaitu", "juga"):
                return self._group_at(position + 1)
        return None

    def _attend(self, trigger: Trigger) -> Cast:
        passive = self._scene.line.lower[trigger.start].startswith("di")
        if passive:
            return Cast(self._object(trigger.end, LONGEST_ADVERB))
        left = self.subject_of(trigger)
        return Cast(left, self._partner_at(trigger.end) if left is not None else None)

    def _joint(self, trigger: Trigger) -> Cast:
        left = self.subject_of(trigger)
        if left is None or len(left.mentions) > 1:
            return Cast(left)
        return self._over(trigger)
