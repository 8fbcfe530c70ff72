"""Searches for groups of people behind a contact: its object, the other side of it, whoever is named there."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.lexicons.classes import either
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import POINTERS, Group, Scene
from pipeline.read.meetings.triggers import Trigger

LONGEST_REACH = 14  # words between a contact and the other side of it
LONGEST_ADVERB = 5
_LONGEST_HEAD = 6  # words of "perdana menteri sementara Mali" before a name
_PEOPLE_WITHIN = 3  # words of "mantan kepala dinas" among which one calls people
_LONGEST_QUALITY = 5  # words of "yang berlangsung dua jam" before "dengan"
_URGED = 3  # words of "agar segera ditangkap"
_LONGEST_DESCRIPTION = 7  # words of "wakil kepala staf militer Chad" before its comma

_PAUSES = frozenset({":", ","})  # between "antara lain" and the names
_ABOUT = (("lebih", "dari"), ("kurang", "dari"), ("tak", "kurang"))
_AMONG = (("antara", "lain"), ("di", "antaranya"))  # "bertemu antara lain dengan Amina"
_FRONTS = (("adapun",), ("sementara",), ("sedangkan",), ("sementara", "itu", ","))


class PartnerSearch:
    """Searches one sentence for the other side of its contacts."""

    def __init__(self, scene: Scene, triggers: Sequence[Trigger], phrases: Phrases) -> None:
        self._scene = scene
        self._triggers = triggers
        self._phrases = phrases
        self._kinds = either(phrases.collectives, phrases.unnamed, phrases.nouns, phrases.affected)
        """By which people are called without a name."""
        self._group_starts = frozenset(group.start for group in scene.groups)
        self._actor_starts: dict[int, tuple[Group, int]] = {}
        for group in scene.groups:
            for number, actor in enumerate(group.actors):
                self._actor_starts.setdefault(actor.start, (group, number))

    def _partner(self, trigger: Trigger) -> Group | None:
        """Find the other side behind a contact: right behind it, or after "dengan"."""
        behind = self._past(trigger.end, self._phrases.talk_adverbs)
        direct = self._named(behind) or self._headed(behind)
        if direct is not None and trigger.rule.frame != "noun":
            return direct
        return self._partner_at(trigger.end)

    def partner_of(self, trigger: Trigger) -> Group | None:
        """Return whom somebody is said to meet: "… menerima Amina", "… berunding dengan Amina"."""
        if trigger.rule.frame == "act":
            return self._object(trigger.end, LONGEST_ADVERB, headed=True)
        return self._partner(trigger)

    def _fronted_partner(self, trigger: Trigger) -> Group | None:
        """Find the other side in front: "Dengan Amina, Raka berbicara melalui telepon"."""
        for group in self._scene.groups:
            words = self._scene.line.lower[: group.start]
            opens = words[-1:] and words[-1] in self._phrases.with_
            if group.end < trigger.start and opens and (len(words) == 1 or words[:-1] in _FRONTS):
                return group
        return None

    def _partner_at(self, start: int) -> Group | None:
        lower = self._scene.line.lower
        start = self._past_quality(start)
        for position in range(start, min(start + LONGEST_REACH, len(lower) - 1)):
            if lower[position] in self._phrases.with_own:
                return self._group_at(position)
            tied = lower[position - 1].removesuffix("nya") in self._phrases.ties  # "membahas hubungannya dengan Amina"
            if lower[position] in self._phrases.with_ and not tied:
                group = self._named(position + 1) or self._headed(position + 1)
                if group is not None and not self._stands_between(group):
                    return group
            if position > start and self._blocked(position):
                return None
        return None

    def _stands_between(self, group: Group) -> bool:
        """Whether somebody is of neither side: "Mali dan Chad berunding dengan Bou sebagai penengah"."""
        role = self._scene.line.lower[group.end : group.end + 2]
        return role[:1] in (("sebagai",), ("selaku",)) and not self._phrases.mediators.isdisjoint(role)

    def _past_quality(self, position: int) -> int:
        """Pass a clause that says how talks are: "pembicaraan (tertutup) | yang berlangsung dua jam dengan Bou"."""
        lower, names = self._scene.line.lower, {group.start for group in self._scene.groups}
        opens = self._past(position, self._phrases.talk_adverbs)
        if lower[opens : opens + 1] != ("yang",):
            return position
        for ahead in range(opens + 1, min(opens + _LONGEST_QUALITY + 1, len(lower))):
            if lower[ahead] in self._phrases.with_:
                return ahead
            if ahead in names or lower[ahead] == "," or self._blocked(ahead):
                return position
        return position

    def _agent(self, trigger: Trigger) -> Group | None:
        """Find who acts in a passive: "disambut di bandara oleh B"."""
        lower = self._scene.line.lower
        for position in range(trigger.end, min(trigger.end + LONGEST_REACH, len(lower) - 1)):
            if lower[position] in self._phrases.agents:
                return self._group_at(position + 1)
            if self._blocked(position, besides="noun"):  # "diterima dalam sebuah jamuan oleh B"
                return None
        return None

    def _blocked(self, position: int, besides: str = "") -> bool:
        if self._scene.line.lower[position] in self._phrases.clause_ends:
            return True
        return any(t.start <= position < t.end for t in self._triggers if t.rule.frame != besides)

    def _object(self, start: int, reach: int, *, headed: bool = False) -> Group | None:
        """Find the group right behind a verb; only adverbs, "oleh", "rumah" and the like may stand between."""
        end = self._past(start, either(self._phrases.talk_adverbs, self._phrases.agents), reach)
        lower = self._scene.line.lower
        if lower[end - 1] in self._phrases.homes or (end < len(lower) and lower[end] in self._phrases.homes):
            end = self._past(end, either(self._phrases.homes, self._phrases.home_kinds), reach)
        return self._named(end) or (self._headed(end) if headed else None)

    def _named(self, position: int) -> Group | None:
        """Return the group at a word, or the one that names a counterpart: "mitranya dari Utara, Kim"."""
        lower = self._scene.line.lower
        if lower[position : position + 1] in (("rekan",), ("mitra",)) and self._is_counterpart(position + 1):
            position += 1  # "rekan sejawatnya dari Utara, Kim"
        if self._is_counterpart(position):
            opens = position + 1 + (lower[position + 1 : position + 2] == ("mereka",))
            for ahead in range(opens, min(position + LONGEST_ADVERB + 2, len(lower))):
                group = self._group_at(ahead)
                if group is not None:
                    return group
        return (
            self._leader(position)
            or self._group_at(position)
            or self._counted(position)
            or self._side(position)
            or self._exemplified(position)
            or self._described(position)
        )

    def _counted(self, position: int) -> Group | None:
        """Return those whose kin is counted before them: "dua anak Raka, Amina dan Bou"."""
        lower = self._scene.line.lower[position : position + 2]
        counts = bool(lower) and lower[0] in self._phrases.numbers and not self._phrases.dependents.isdisjoint(lower)
        return self._group_at(position + 1) if counts else None

    def _side(self, position: int) -> Group | None:
        """Return the body that "pihak Kementerian Pertanian" means; "pihak Amina" is not Amina."""
        body = self._group_at(position + 1) if self._scene.line.lower[position : position + 1] == ("pihak",) else None
        return body if body is not None and body.actors[0].sort in ("body", "delegation") else None

    def _is_counterpart(self, position: int) -> bool:
        """Whether "mitranya" or "mitra mereka" stands at a word."""
        words = self._scene.line.lower[position : position + 2]
        own = words[0] + "nya" if words[1:] == ("mereka",) else "".join(words[:1])
        return own in self._phrases.counterparts

    def _leader(self, position: int) -> Group | None:
        """Return who leads a delegation that stands at a word: "rombongan Mali yang dipimpin (oleh) Menteri Bou"."""
        lower = self._scene.line.lower
        teams = either(self._phrases.teams, self._phrases.collectives, self._phrases.unnamed)
        if (spokesman := self._of_party(position)) is not None:
            return spokesman
        if position >= len(lower) or lower[position] not in teams:
            return None
        own = self._group_at(position + 1)
        if own is not None and own.actors[0].sort == "person" and self._leads(position):
            return own
        for ahead in range(position + 1, min(position + LONGEST_REACH, len(lower) - 1)):
            if lower[ahead] in self._phrases.led:
                return self._group_at(ahead) or self._group_at(
                    self._past(ahead + 1, either(self._phrases.talk_adverbs, self._phrases.agents))
                )
            if lower[ahead] != "yang" and self._blocked(ahead):
                return None
        return None

    def _leads(self, position: int) -> bool:
        """Whether a team is called by who leads it: "delegasi Amina", "Raka memimpin tim yang menemui tim Bou"."""
        lower, heads = self._scene.line.lower, self._phrases.heads
        return lower[position] in ("delegasi", "rombongan") or not heads.isdisjoint(lower[:position])

    def _of_party(self, position: int) -> Group | None:
        """Return whom the words behind a party name: "menerima pengurus Serikat Buruh, Amina, di kantornya"."""
        party = self._group_at(position)
        if party is None or len(party.actors) > 1 or party.actors[0].sort != "delegation":
            return None
        lower, end = self._scene.line.lower, party.end
        if lower[end : end + 1] == (",",) and lower[end + 1 : end + 2] and lower[end + 1] in self._phrases.namely:
            listed = self._group_at(self._past(end + 1, self._phrases.examples))
            return listed if listed is not None and listed.actors[0].sort == "person" else None
        named = self._group_at(end + 1) if lower[end : end + 1] == (",",) else None
        if named is None or len(named.mentions) > 1 or named.actors[0].sort != "person":
            return None
        return named if self._apposed(named) else None

    def _apposed(self, named: Group | None) -> bool:
        """Whether somebody behind a comma ends a phrase, and is not one of a list."""
        tail = self._scene.line.lower[named.end : named.end + 2] if named is not None else ()
        listed = tail[:1] == (",",) and tail[1:] and tail[1] in self._phrases.conjunctions
        return tail[:1] in ((",",), (".",)) and not listed

    def _exemplified(self, position: int) -> Group | None:
        """Return whom "para menteri pertanian, yakni Amina dan Bou" names of those it only calls by kind."""
        lower = self._scene.line.lower
        if lower[position : position + 2] in _ABOUT or lower[max(position - 1, 0) : position + 1] in _ABOUT:
            position += 1 + (lower[position] != "dari")  # "lebih dari sepuluh pegiat, di antaranya Amina"
        kin = position + 1 + (position < len(lower) and lower[position] in self._phrases.dependents)
        if self._kinds.isdisjoint(lower[max(position - 1, 0) : kin]):
            return None  # neither "para korban" nor "keluarga para korban"
        for ahead in range(position + 1, min(position + LONGEST_REACH, len(lower) - 1)):
            if lower[ahead] in self._phrases.namely:
                start = ahead + 1
                while start < len(lower) and lower[start] in either(self._phrases.examples, _PAUSES):
                    start += 1
                return self._group_at(start)
            if self._blocked(ahead, besides="travel"):
                return None
        return None

    def _enumerated(self, start: int) -> Group | None:
        """Return the first people behind "hadir dalam pertemuan itu (antara lain)", unless a verb begins before."""
        for group in self._scene.groups:
            if start <= group.start <= start + LONGEST_REACH and group.actors[0].sort != "body":
                between = self._scene.line.lower[start : group.start]
                return (
                    group
                    if self._phrases.clause_ends.isdisjoint(between) and not self._scene.oblique(group, self._phrases)
                    else None
                )
        return None

    def _headed(self, position: int) -> Group | None:
        """Return the one whom a noun for people introduces: "bertemu pengusaha Amina", "menemui aktivis muda Bou"."""
        lower = self._scene.line.lower
        if position >= len(lower) or lower[position] not in self._phrases.nouns:
            return None
        for ahead in range(position + 1, min(position + _LONGEST_HEAD + 1, len(lower))):
            group = self._group_at(ahead)
            if group is not None:
                return group
            titled = self._scene.line.words[ahead][0].isupper()  # "Penasihat Dalam Negeri"
            if lower[ahead] in self._phrases.not_heads and not titled:
                return None
        return None

    def _listed(self, position: int) -> Group | None:
        """Return whom "turut hadir di rumah Amina, Bou dan Cheikh" lists behind its comma."""
        lower = self._scene.line.lower
        for ahead in range(position + 1, min(position + _LONGEST_DESCRIPTION + 1, len(lower) - 1)):
            if lower[ahead] == ",":
                return self._group_at(ahead + 1)
            if lower[ahead] != "yang" and self._ends(lower[ahead]):
                return None
        return None

    def _ends(self, word: str) -> bool:
        """Whether a word opens a clause, or says of what something is."""
        return word in self._phrases.clause_ends or word in self._phrases.no_place

    def _described(self, position: int) -> Group | None:
        """Return the one whom a description names behind its comma: "pendiri yayasan itu, Amina Diallo"."""
        lower = self._scene.line.lower
        called = {word.removesuffix("nya") for word in lower[position : position + _PEOPLE_WITHIN]}
        of_somebody = either(self._phrases.possessed, self._phrases.dependents, self._phrases.attachments)
        if called.isdisjoint(either(self._phrases.nouns, of_somebody)) and "sang" not in called:
            return None  # "disambut tarian Betawi, …", "mengunjungi Mali, Presiden Amina …"
        starts = {actor.start: actor.end for group in self._scene.groups for actor in group.actors}
        for ahead in range(position, min(position + _LONGEST_DESCRIPTION + 1, len(lower) - 1)):
            if lower[ahead] == "," and ahead > position:
                named = self._group_at(ahead + 1) or self._headed(ahead + 1)
                # "tokoh yang baru bebas, Amina, …", but not "usai menemui tokoh yang baru bebas, Amina pulang"
                closed = named is None or lower[named.end : named.end + 1] in ((",",), (".",))
                return named if closed or "yang" not in lower[position:ahead] else None
            if lower[ahead] == "yang" and ahead > position:
                continue
            if ahead in starts and lower[position] in of_somebody:
                end = starts[ahead]
                behind = self._past(end + 1, self._phrases.possessed)  # "ayah Raka, mendiang Bou Keita"
                named = self._group_at(behind) if lower[end : end + 1] == (",",) else None
                # "lawan politik Raka, Bou Keita, …", but "sahabat Raka, Bou, dan Amina" are three
                close = lower[position] not in self._phrases.attachments or self._apposed(named)
                return named if close else None
            if ahead in starts or (lower[ahead] not in POINTERS and (lower[ahead] == "di" or self._ends(lower[ahead]))):
                return None
        return None

    def _addressee(self, speaker: Group) -> Group | None:
        """Return whom the subject of a clause speaks to: "Amina mendesak Bou …", "Amina berterima kasih kepada Bou"."""
        lower = self._scene.line.lower
        verb = self._past(speaker.end, either(self._phrases.auxiliaries, self._phrases.additive))
        if lower[verb : verb + 1] and lower[verb] in self._phrases.urges:
            urged = self._only(self._named(verb + 1), speaker)
            return urged if urged is not None and not self._spoken_of(urged) else None
        if not lower[verb : verb + 1] or not lower[verb].startswith(("me", "ber")):
            return None
        for position in range(verb + 1, min(verb + LONGEST_REACH, len(lower) - 1)):
            if lower[position] == "kepada":
                return self._only(self._named(position + 1), speaker)
            if lower[position] in (",", "dan") or self._blocked(position):
                return None
        return None

    def _spoken_of(self, urged: Group) -> bool:
        """Whether something is to happen to whom somebody names: "meminta Amina segera ditangkap", "… mundur"."""
        for word in self._scene.line.lower[urged.end : urged.end + _URGED]:
            if word in self._phrases.urged_away or (word.startswith("di") and len(word) > len("dia")):
                return True
            if word.startswith(("me", "ber", ",")):
                return False
        return False

    @staticmethod
    def _only(group: Group | None, speaker: Group) -> Group | None:
        """Return a group of one person who is not the speaker."""
        single = group is not None and len(group.mentions) == 1 and group.actors[0].sort == "person"
        return group if single and group is not None and group.mentions != speaker.mentions else None

    def _group_at(self, position: int) -> Group | None:
        """Return the group that begins at a word, cut to the actors from there on."""
        group, number = self._actor_starts.get(position, (None, 0))
        return group if group is None or not number else Group(group.actors[number:], group.apart)

    def _past(self, position: int, words: frozenset[str], reach: int = LONGEST_REACH) -> int:
        lower = self._scene.line.lower
        last = min(position + reach, len(lower))
        while position < last and position not in self._group_starts:
            if lower[position] in words:
                position += 1
            elif lower[position : position + 2] in _AMONG:
                position += 2
            else:
                break
        return position
