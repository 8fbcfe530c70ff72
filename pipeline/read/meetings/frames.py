"""Who takes part in a contact: where each frame looks for its people."""

from __future__ import annotations

from dataclasses import replace

from pipeline.lexicons.classes import either
from pipeline.read.meetings.cast import Cast
from pipeline.read.meetings.hosting import HomeFrame
from pipeline.read.meetings.partners import LONGEST_ADVERB, LONGEST_REACH
from pipeline.read.meetings.scene import Group, is_verb
from pipeline.read.meetings.triggers import Trigger

_WELCOMES = ("menyambut", "menyongsong", "menjemput")
_EACH_OTHER = frozenset({"saling"})
_SELF = frozenset({"sendiri"})
_OPENED = frozenset({"dibuka"})
_DONE = ("act", "with", "given", "home")
"""Frames of verbs that somebody does."""


class CastFinder(HomeFrame):
    """Finds the participants of the contacts of one sentence."""

    def cast(self, trigger: Trigger) -> Cast:
        """Return who takes part, as the trigger's frame has it; an empty cast where nobody is found."""
        met = trigger.rule.kind == "multilateral"  # "penyidik mempertemukan Raka dengan Amina"
        unnamed = trigger.rule.frame in _DONE and not met and self._by_unnamed(trigger)
        unnamed = unnamed and self._predicated(trigger) is None  # "Pejabat terakhir yang menemui Raka ialah Amina"
        if (
            self._by_somebody_here(trigger)
            or unnamed
            or (trigger.rule.frame in _DONE and self.by_envoy(trigger))
            or self._of_thing(trigger)
        ):
            return Cast()
        verb = self._scene.line.lower[trigger.start]
        frame, trips = trigger.rule.frame, either(self._phrases.trips, self._phrases.comings)
        trip = frame == "travel" and verb.removesuffix("nya") not in trips
        done = trip or frame == "passive" or frame in _DONE
        if (done or verb.startswith("me")) and self.of_other(trigger):
            return Cast()
        if trigger.rule.frame == "passive" and self._of_unnamed(trigger):
            return self._chosen(trigger)
        cast: Cast = getattr(self, f"_{trigger.rule.frame}")(trigger)
        if trigger.rule.frame not in ("act", "with", "passive"):
            return cast
        return self._along(trigger, self._also_met(trigger, self._together(self._brought(trigger, cast))))

    def _brought(self, trigger: Trigger, cast: Cast) -> Cast:
        """Add who had the subject along: "Raka memboyong sekretarisnya, Amina, menemui Bou"."""
        left, lower = cast.left, self._scene.line.lower
        if left is None or cast.right is None or left.actors[0].sort != "person":
            return cast
        verb = left.start - 1
        who = either(self._phrases.relations, self._phrases.dependents, self._phrases.attachments)
        while verb > 0 and (lower[verb] == "," or (lower[verb].endswith("nya") and lower[verb][:-3] in who)):
            verb -= 1
        if lower[max(verb, 0)] not in self._phrases.brings or self._past_comma(left.end) != trigger.start:
            return cast
        leads = self.subject_of(Trigger(trigger.rule, verb, verb + 1))
        if leads is None or leads.start >= verb:
            return cast
        along = tuple(replace(actor, company=True) for actor in left.actors)
        return replace(cast, left=Group((*leads.actors, *along)))

    def _past_comma(self, position: int) -> int:
        """Return the word behind a comma and words of purpose that stand at a word."""
        skipped = either(self._phrases.purposes, frozenset({","}))
        while self._scene.line.lower[position : position + 1] and self._scene.line.lower[position] in skipped:
            position += 1
        return position

    def _together(self, cast: Cast) -> Cast:
        """Add whom a sentence opens with beside its subject: "Bersama Amina, Raka menemui Bou"."""
        company = self._scene.beside_subject(self._phrases)
        if company is None or cast.left is None or cast.right is None or cast.left.start != company.end + 1:
            return cast
        along = tuple(replace(actor, company=True) for actor in company.actors)
        return replace(cast, left=Group((*cast.left.actors, *along)))

    def _also_met(self, trigger: Trigger, cast: Cast) -> Cast:
        """Add whom else they met: "Selain dengan Amina, Raka juga berunding dengan Bou", "Selain Amina, ia juga …".

        Not in "Selain Amina, Raka juga menemui Bou", where both may have met him.
        """
        lower, left, right = self._scene.line.lower, cast.left, cast.right
        if lower[0] != "selain" or left is None or right is None or right.start < trigger.end:
            return cast
        by_word = lower[1] in self._phrases.with_
        besides = self._named(1 + by_word)
        follows = besides is not None and left.start == besides.end + 1 and lower[besides.end] == ","
        clear = by_word or (left.actors[0].sort == "pronoun" and len(left.mentions) == 1)
        if besides is None or not follows or not clear or "juga" not in lower[left.end : trigger.start]:
            return cast
        return replace(cast, right=Group((*besides.actors, *right.actors), apart=True))

    def _along(self, trigger: Trigger, cast: Cast) -> Cast:
        """Add whom they had along, told behind place and day: "Raka menerima Amina di teras, Senin, bersama Bou"."""
        if cast.right is None or (cast.left is None and not cast.carried):
            return cast
        lower, ends = self._scene.line.lower, [side.end for side in (cast.left, cast.right) if side is not None]
        start = max(*ends, trigger.end)
        spots = (*self._scene.times, *self._scene.places)
        slots = {place for first, end, _ in spots for place in range(first, end)}
        for position in range(start, min(start + LONGEST_REACH, len(lower) - 1)):
            if lower[position] == "bersama" and position > start:
                if lower[position - 1] in self._phrases.goes_on:
                    return cast  # "menemui Amina dan bersama Bou mengecam …": what follows is another thing
                company = self._named(position + 1)
                people = company is not None and all(actor.sort == "person" for actor in company.actors)
                actors = tuple(replace(actor, company=True) for actor in company.actors) if company and people else ()
                return replace(cast, right=Group((*cast.right.actors, *actors), cast.right.apart))
            if position not in slots and (self._blocked(position) or lower[position] in self._phrases.parts_company):
                return cast
            if position not in slots and is_verb(lower[position]):
                return cast
        return cast

    # --- frames -----------------------------------------------------------------------------------------------

    def _with(self, trigger: Trigger) -> Cast:
        left = self.subject_of(trigger)
        right = self._partner(trigger) or self._fronted_partner(trigger)
        if right is not None:
            left = self._told_of(trigger, right) or left or self._late_subject(right.end)
            if left is None and (parted := self._split(trigger, right)).left is not None:
                return parted
        if (
            right is None
            and (left is None or len(left.mentions) == 1)
            and (pair := self._pair_before(trigger)) is not None
        ):
            return pair
        if left is None and right is None:
            listed = self._listed_later(trigger) or self._fronted(trigger)
            if listed is not None:
                return Cast(listed)
        if left is None and right is None and "lagi" in self._scene.line.lower[trigger.end : trigger.end + 2]:
            return Cast(continues=True)  # "Kedua utusan dijadwalkan berunding lagi pada Kamis"
        before = self._scene.line.lower[trigger.start - 1] if trigger.start else ""
        said = left is None and self._behind_saying(trigger)
        goes_on = left is None and right is not None and (said or before in self._phrases.subordinators)
        return Cast(left, right, self._subject if goes_on else (), said=said)

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
            heard = to == "dari" and not self._phrases.hears.isdisjoint(lower[: group.start])
            if to == "kepada" or to in self._phrases.with_ or heard:
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
        helps = either(self._phrases.auxiliaries, self._phrases.additive, _EACH_OTHER)
        return verb >= group.end and helps.issuperset(self._scene.line.lower[group.end : verb])

    def _of_one_told(self, trigger: Trigger) -> bool:
        """Whether the object of a verb is told of before: "menyambutnya", "menyambut sendiri tamunya"."""
        lower = self._scene.line.lower
        behind = self._past(trigger.end, either(self._phrases.talk_adverbs, _SELF))
        welcomed = lower[trigger.start] in _WELCOMES and lower[behind : behind + 1] == ("tamunya",)
        return welcomed or any(word.endswith("nya") for word in lower[trigger.start : trigger.end])

    def _act(self, trigger: Trigger) -> Cast:
        right = self._object(trigger.end, LONGEST_ADVERB, headed=True) or self._behind_colon(trigger)
        if (
            right is not None
            and trigger.rule.kind == "call"
            and self._scene.line.lower[right.start - 1] in self._phrases.homes
        ):
            return Cast()  # "menelepon kantor Amina": who answered is not said
        if right is None and trigger.rule.kind == "multilateral":
            right = self._partner_at(trigger.end)  # "menjadi tuan rumah pertemuan dengan Amina"
        if right is None and self._of_one_told(trigger):
            # "menemuinya": the object is whom the sentence before was about
            left = self._predicated(trigger) or self.subject_of(trigger)
            # not "Amina berada di bandara untuk menyambutnya"
            parts = self._phrases.subordinators - (self._phrases.purposes if trigger.rule.host else frozenset())
            far = left is None or not parts.isdisjoint(self._between_words(left, trigger))
            theirs = self._guest if trigger.rule.host == "subject" else self._subject
            if (source := self._source(trigger)) and left is not None and left.mentions != source:
                return Cast(left, None, source)  # "Menurut Bou, Amina menemuinya"
            far = far or (left is not None and trigger.rule.host == "subject" and self._behind_clause(left))
            return Cast() if far else Cast(left, None, theirs)
        if right is None:
            return Cast()
        if trigger.rule.kind == "multilateral" and (other := self._partner_at(right.end)) is not None:
            right = Group((*right.actors, *other.actors))  # "mempertemukan Amina dengan Bou"
        left = self._told_of(trigger, right) or self.subject_of(trigger) or self._predicated(trigger)
        left = left or self._late_subject(right.end)
        if trigger.rule.kind == "multilateral" and len(right.actors) > 1:
            bodies = left is None or all(actor.sort == "body" for actor in left.actors)
            return Cast(None if bodies else left, right)  # "pertemuan di markas NATO mempertemukan …"
        said = left is None and self._behind_saying(trigger)
        carried = self._subject if said else ()
        cast = Cast(left, right, carried, said=said) if left is not None or carried else self._split(trigger, right)
        return cast if cast.left is not None or carried or trigger.rule.kind == "multilateral" else Cast()

    def _behind_colon(self, trigger: Trigger) -> Group | None:
        """Find who "menerima tiga tokoh di Dakar: Amina, Bou, dan Cheikh" names; whom one only meets may be in turn."""
        lower = self._scene.line.lower
        many = lower[trigger.end : trigger.end + 1] and lower[trigger.end] in self._phrases.collectives
        if not many or trigger.rule.host != "subject":
            return None
        for ahead in range(trigger.end + 1, min(trigger.end + LONGEST_REACH, len(lower) - 1)):
            if lower[ahead].endswith(":"):
                listed = self._group_at(ahead + 1)
                return listed if listed is not None and len(listed.mentions) > 1 else None
            if self._blocked(ahead):
                return None
        return None

    def _behind_clause(self, group: Group) -> bool:
        """Whether a clause with people of its own stands before a subject: "Partai memilih Bou, Bou menerimanya"."""
        opening = self._scene.opening(self._phrases)
        sayers = self._phrases.sayers  # "Menurut Amina, Bou menerimanya" is one clause
        before = [other.start for other in self._scene.groups if opening < other.start < group.start]
        earlier = any(not start or self._scene.line.lower[start - 1] not in sayers for start in before)
        return earlier and self._scene.line.lower[group.start - 1] in (",", "dan")

    def _between_words(self, group: Group, trigger: Trigger) -> tuple[str, ...]:
        return self._scene.line.lower[group.end : trigger.start]

    def _given(self, trigger: Trigger) -> Cast:
        """Find to whom (or from whom) somebody hands something: "Amina menyerahkan surat kepada Bou"."""
        lower = self._scene.line.lower
        passive = lower[trigger.start].startswith("di")
        to = ("kepada", "bagi", "untuk", "diterima") if passive else ("kepada",)
        words = ("dari",) if lower[trigger.start] in self._phrases.receives else to
        giver = self._object(trigger.end, LONGEST_ADVERB) if passive else None
        own = passive and giver is None and lower[trigger.start].endswith("nya")
        if passive and giver is None and not own:
            return Cast()
        caller = self._group_at(trigger.end) if trigger.rule.kind == "call" else None
        if caller is not None:
            return Cast(self.subject_of(trigger), caller)  # "Raka mendapat telepon Amina"
        for position in range(giver.end if giver else trigger.end, min(trigger.end + LONGEST_REACH, len(lower) - 1)):
            if lower[position] in words:
                right = self._named(self._past(position + 1, either(self._phrases.talk_adverbs, self._phrases.agents)))
                if own:  # "Usul itu disampaikannya kepada Bou"
                    return self._by_one_told(trigger, right) if right is not None else Cast()
                return Cast(giver or self.subject_of(trigger), right) if right is not None else Cast()
            if self._blocked(position):
                break
        return Cast()

    def _by_one_told(self, trigger: Trigger, right: Group) -> Cast:
        """Find whom "-nya" means: the subject of the sentence of which this is a clause, else of the one before."""
        lower = self._scene.line.lower
        first = next((g for g in self._groups_before(trigger.start) if not self._scene.oblique(g, self._phrases)), None)
        person = first is not None and len(first.mentions) == 1 and first.actors[0].sort == "person"
        if first is not None and person and "yang" in lower[first.end : trigger.start]:
            return Cast(first, right)  # "Amina mengecam serangan, kecaman yang telah disampaikannya kepada Bou"
        return Cast(None, right, self._subject)

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
            people = first.sort != "body" != second.sort
            if people and self._scene.line.lower[first.end : second.start] == ("bersama",):
                return Cast(left)  # "Amina bersama Bou meninjau pasar"
        if right is None and left is not None and self._discuss(trigger, left):
            return Cast(left)
        between = [g for g in self._scene.groups if right and trigger.end <= g.start < right.start]
        return Cast(left, right) if left and right and not between else Cast()

    def _discuss(self, trigger: Trigger, left: Group) -> bool:
        """Whether several people discuss a matter at a place told behind: "Amina dan Bou membahas panen di Dakar"."""
        lower = self._scene.line.lower
        several = len(left.mentions) > 1 and all(actor.sort == "person" for actor in left.actors)
        there = any(start > trigger.end and lower[start - 1] == "di" for start, _, _ in self._scene.places)
        apart = not self._phrases.apart.isdisjoint(lower) or trigger.start in self._scene.quoted
        return several and there and not apart and not trigger.rule.placed

    def _attend(self, trigger: Trigger) -> Cast:
        passive = self._scene.line.lower[trigger.start].startswith("di")
        if passive:
            return Cast(self._object(trigger.end, LONGEST_ADVERB))
        left = self.subject_of(trigger)
        there = self._scene.line.lower[trigger.start] in ("dalam", "pada")
        if there and left is not None and left.actors[0].sort == "pronoun":
            return Cast()  # "Mereka akan mengajukan rencana pada KTT Afrika" is of their countries
        return Cast(left, self._partner_at(trigger.end) or self._led_by(trigger) if left is not None else None)

    def _led_by(self, trigger: Trigger) -> Group | None:
        """Find who leads what somebody attends: "menghadiri KTT Afrika yang dipimpin Amina"."""
        lower, opens = self._scene.line.lower, either(self._phrases.led, _OPENED)
        for position in range(trigger.end + 1, min(trigger.end + LONGEST_REACH, len(lower) - 1)):
            if lower[position] in opens and lower[position - 1] == "yang":
                return self._named(self._past(position + 1, self._phrases.agents))
        return None

    def _beside(self, trigger: Trigger) -> Group | None:
        """Find who signs with others: "Amina dan Bou meneken perjanjian bersama Presiden Mali Cheikh"."""
        found = self._partner_at(trigger.end)
        person = found is not None and all(actor.sort == "person" for actor in found.actors)
        return found if found is not None and person and self._scene.line.lower[found.start - 1] == "bersama" else None

    def _joint(self, trigger: Trigger) -> Cast:
        left = self.subject_of(trigger)
        if left is None or len(left.mentions) > 1:
            beside = self._beside(trigger) if left is not None and trigger.rule.placed else None
            return Cast(left, beside)
        cast = self._over(trigger)
        promised = cast.right is not None and "akan" in self._scene.line.lower[trigger.end : cast.right.start]
        return Cast() if promised else cast  # "Amina berjanji akan berunding dengan Bou"
