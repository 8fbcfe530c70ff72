"""Who joins a contact that is told elsewhere: "didampingi Amina", "hadir pula Bou", "dihadiri Cheikh"."""

from __future__ import annotations

from pipeline.lexicons.classes import either
from pipeline.read.meetings.cast import Cast
from pipeline.read.meetings.fronted import FrontedFrame
from pipeline.read.meetings.partners import LONGEST_ADVERB
from pipeline.read.meetings.scene import POINTERS, Group
from pipeline.read.meetings.triggers import Trigger

_AS = ("sebagai", "selaku")


class CompanyFrame(FrontedFrame):
    """Finds who joins a contact, and whom."""

    def _company(self, trigger: Trigger) -> Cast:
        """Find who joins: right behind the word, else its subject ("Budi hadir dalam pertemuan itu")."""
        left = self.subject_of(trigger)
        if (told := self._by_verb(trigger, left)) is not None:
            return told
        lower = self._scene.line.lower
        right = self._of_theirs(trigger) or self._named(trigger.end) or self._listed(trigger.end)
        if trigger.rule.id == "membawa-orangnya" and not self._brings(left, right, trigger):
            return Cast()
        if right is None and lower[trigger.start] in self._phrases.accompanied:
            return Cast(left, self._headed(trigger.end))  # whoever is accompanied joins nobody
        if right is None and left is None and not trigger.rule.behind:
            right = self._enumerated(trigger.end)
        if right is not None and (besides := self._besides()) is not None and besides.end <= trigger.start:
            right = Group((*besides.actors, *right.actors))
            left = left if left is not None and left.start != besides.start else None
        if right is not None and trigger.rule.several and (left is not None or len(right.mentions) == 1):
            return Cast()
        return Cast(left, right) if right is not None else self._came_along(trigger, left)

    def _brings(self, left: Group | None, right: Group | None, trigger: Trigger) -> bool:
        """Whether somebody brings others along, and not to a place or to do something: "membawa Amina ke pasar"."""
        if left is None or right is None or right.start != trigger.end:
            return False
        goes_on = any(other.start == right.end for other in self._triggers)
        return not goes_on and self._scene.line.lower[right.end : right.end + 1] not in (("ke",), ("untuk",))

    def _came_along(self, trigger: Trigger, left: Group | None) -> Cast:
        """Let the subject of words that name nobody behind themselves be who joins: "Budi juga hadir"."""
        lower, rule = self._scene.line.lower, trigger.rule
        if lower[trigger.start] == "di" or rule.behind or rule.several:
            return Cast()  # "tampil di depan wartawan"
        which = trigger.start if lower[trigger.start] == "yang" else trigger.start - 1
        told_of = left is None or lower[which] != "yang" or which == left.end or lower[left.end] == ","
        if not told_of:
            return Cast()  # "Bou menghibur penonton yang hadir"
        if lower[trigger.end - 1] == "bersama" and lower[trigger.start] != "yang":
            return Cast()  # "Bou datang bersama istrinya": who came to what is not said
        if left is not None and self._of_kind(trigger, left):
            return Cast()  # "Raka bicara, dan puluhan pemimpin hadir"
        elsewhere = lower[trigger.end : trigger.end + 1] in (("di",), ("ke",))
        also = not self._phrases.additive.isdisjoint(lower[trigger.start : trigger.end])
        return Cast(None, None if elsewhere and not also else left)

    def _of_kind(self, trigger: Trigger, left: Group) -> bool:
        """Whether people only called by kind stand between somebody and the words that let them come."""
        words = self._scene.line.lower[left.end : trigger.start]
        kinds = either(self._phrases.person_heads, self._phrases.unnamed)
        return words[-1:] != (",",) and not kinds.isdisjoint(words[-1:]) and bool({"dan", ","}.intersection(words))

    def _by_verb(self, trigger: Trigger, left: Group | None) -> Cast | None:
        """Find who leads a delegation, stands for somebody or accompanies somebody, where the words say that."""
        words = self._scene.line.lower[trigger.start : trigger.end]
        head = self._heading(trigger) if trigger.rule.third and not self._phrases.teams.isdisjoint(words) else None
        if trigger.rule.leads and not self._phrases.teams.isdisjoint(words):
            named = head is not None and head.end > trigger.end  # "Ketua delegasi, Amina," is one actor
            return Cast(None, head if named else self._named(trigger.end))
        if head is None and trigger.rule.third and words[0] in _AS:  # "dengan Amina sebagai penengah"
            head = next((group for group in self._scene.groups if group.end == trigger.start), None)
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
        lower, joined = self._scene.line.lower, self._group_at(trigger.end)
        first = joined.actors[0] if joined is not None else None
        if left is None and joined is not None and first is not None and len(joined.actors) > 1:
            rest = joined.actors[1:]  # "Mendampingi Presiden, Menteri Amina dan Menteri Bou"
            apart = lower[first.end : rest[0].start] == (",",)
            return Cast(Group((first,)), Group(rest)) if apart else None
        if joined is None or len(joined.mentions) > 1:
            return None
        if left is not None and not self._phrases.additive.issuperset(lower[left.end : trigger.start]):
            return None  # "Amina, yang pekan lalu mendampingi Raka, …"
        tail = lower[joined.end :]
        whens = either(self._phrases.at_talks, self._phrases.whens)
        occasion = not whens.isdisjoint(tail[:1]) and POINTERS.isdisjoint(tail)
        if occasion and not any(other.start >= joined.end for other in self._triggers):
            return None  # "Amina mendampingi Raka dalam sidang cerai tahun lalu"
        behind = joined.end + (tail[:1] == (",",))
        while behind < len(lower) - 1 and lower[behind] in self._phrases.examples:
            behind += 1
        company = left or self._named(behind) or self._headed(behind)
        return Cast(joined, company) if company is not None else None

    def _of_theirs(self, trigger: Trigger) -> Group | None:
        """Find those of talks and who joins them: "Turut hadir dalam pertemuan Amina dengan Bou itu Menteri Cheikh"."""
        lower, owner = self._scene.line.lower, self._group_at(trigger.end)
        if owner is None or lower[trigger.end - 1] not in self._phrases.gatherings:
            return None
        partner = self._partner_at(owner.end)
        last = partner or owner
        joining = self._group_at(self._past(last.end, POINTERS)) or self.subject_of(trigger)
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
        """Find who leads what others attend, or speaks there: "Raka memimpin pertemuan yang (juga) dihadiri Amina"."""
        lower, which = self._scene.line.lower, trigger.start - 1
        while which > 0 and lower[which] in self._phrases.additive:
            which -= 1
        if which < 0 or lower[which] != "yang":
            return None
        for position in range(which - 1, max(which - 1 - LONGEST_ADVERB, 0), -1):
            if lower[position] in self._phrases.gatherings:
                verb = position - 1
                while verb > 0 and lower[verb] in self._phrases.talk_adverbs:
                    verb -= 1  # "memimpin langsung rapat"
                shares = lower[verb] in self._phrases.at_event and lower[verb - 1] in self._phrases.turns_up
                leads = lower[verb] in self._phrases.convenes or shares  # "berpidato dalam forum"
                return self.subject_of(Trigger(trigger.rule, verb - shares, position)) if leads else None
        return None
