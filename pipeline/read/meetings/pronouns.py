"""Whom "ia", "keduanya", "ketiga menteri" and a quoted "saya" stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from pipeline.lexicons.classes import either
from pipeline.read.lines import Line
from pipeline.read.meetings.memory import Memory
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import BACK, POINTERS, Actor, joined
from pipeline.read.meetings.sources import is_topic, source_of
from pipeline.read.meetings.voices import find_speaker
from pipeline.records import Mention

_BESIDES = frozenset({"selain", "tanpa"})  # "Selain Bou, ia juga menemui Amina"
_VERBAL = ("me", "ber")
_MUTUAL = ("ber", "muka")  # "bertatap muka lagi"
_LONGEST_PLURAL = 5  # words of "dua ketua umum partai itu"
_LONGEST_DEFINITE = 6  # words of "pengusaha asal Mali berusia 45 tahun itu"


class Antecedents:
    """Turns the pronouns of sentences into actors."""

    def __init__(self, memory: Memory, phrases: Phrases, mentions: Sequence[Mention]) -> None:
        self._memory = memory
        self._mentions = mentions
        self._phrases = phrases

    def find(
        self, line: Line, actors: Sequence[Actor], quoted: frozenset[int], later: tuple[int, ...] = ()
    ) -> Iterator[Actor]:
        """Yield an actor for every pronoun of a sentence that stands for somebody clear.

        Args:
            line: The sentence.
            actors: Its names and roles, in order.
            quoted: Words inside quotation marks.
            later: Who speaks in a quotation that goes on, as a later sentence says.
        """
        if self._phrases.stand_ins.isdisjoint(line.lower):
            return
        taken = {position for actor in actors for position in range(actor.start, actor.end)}
        speaker = find_speaker(line, actors, quoted, self._phrases, self._memory) or later or self._memory.speaker
        known = list(actors)  # and the pronouns so far, which "mereka" takes up too: "ia dan Bou … mereka"
        for position, word in enumerate(line.lower):
            if word not in self._phrases.stand_ins or position in taken:
                continue
            if position in quoted and word in self._phrases.first_person and speaker:
                if word == "kami" and not self._phrases.mouthpieces.isdisjoint(line.lower):
                    continue  # a spokesman speaks of others
                yield Actor(position, position + 1, speaker, "pronoun")
                continue
            if word in self._phrases.with_own:
                yield Actor(position, position + 1, self._other(line, position, actors), "pronoun")
                continue
            end, mentions = self._antecedent(line, position, word, known)
            if position in quoted and word in self._phrases.pronouns:
                mentions = self._not_speaker(mentions, speaker)
            if not mentions and position not in quoted and (ends := self._definite(line, position, actors)):
                end, mentions = ends, self._described(word if word != "sang" else line.lower[position + 1])
            if mentions and taken.isdisjoint(range(position, end)):
                known = sorted([*known, Actor(position, end, mentions, "pronoun")], key=lambda actor: actor.start)
                yield Actor(position, end, mentions, "pronoun")

    def bearer(self, line: Line, mention: int, end: int) -> int:
        """Return whom "komisioner tinggi itu" takes up: the last subject, if no name of the article has that office.

        Args:
            line: The sentence.
            mention: A person's name or role.
            end: Word behind its noun phrase.

        Returns:
            The mention itself where it is a name, is not pointed at, or stands for somebody else.
        """
        pointed = end < len(line) and line.lower[end] in BACK
        if self._mentions[mention].type != "ROLE" or not pointed or len(self._memory.subject) != 1:
            return mention
        subject = self._memory.subject[0]
        named = self._mentions[subject].type == "PER" and not self._memory.people.holds_office(subject)
        return subject if named and not self._memory.people.has_bearer(mention) else mention

    def _not_speaker(self, mentions: tuple[int, ...], speaker: tuple[int, ...]) -> tuple[int, ...]:
        """Return whom "beliau" means in a quotation: nobody speaks so of themselves, so the last other person."""
        if not mentions or not speaker or not self._memory.people.same(mentions[0], speaker[0]):
            return mentions
        others = (who for who in reversed(self._memory.recent) if not self._memory.people.same(who, speaker[0]))
        return tuple(islice(others, 1))

    def _antecedent(self, line: Line, position: int, word: str, actors: Sequence[Actor]) -> tuple[int, tuple[int, ...]]:
        """Return where a pronoun ends and whom it stands for; () where the word is none or nobody is clear."""
        if word in self._phrases.pronouns:
            return position + 1, self._singular(position, actors, line)
        if word in ("mereka", "tamunya"):
            whom = self._they if word == "mereka" else self._guest
            return position + 1, whom(line, position, actors)
        count = self._phrases.all_of.get(word)
        if count:
            second = position > 0 and line.lower[position - 1] in self._phrases.relations  # "putra keduanya" is one
            return position + 1, () if second else self._plural(line, count, "", position, actors)
        count = self._phrases.numbers.get(word)
        following = line.lower[position + 1] if position + 1 < len(line) else ""
        if not count or following not in self._phrases.person_heads:
            theirs = word.startswith("ke") and following in self._phrases.counterparts  # "bersama kedua koleganya"
            return position + 1 + theirs, self._others(count, position, actors) if count and theirs else ()
        tail = line.lower[position + 2 : position + _LONGEST_PLURAL]
        pointer = next((place for place, other in enumerate(tail) if other in POINTERS), None)
        if pointer is None and not word.startswith("ke"):
            return position + 1, ()  # "dua menteri" are any two, "dua menteri itu" and "kedua menteri" those told of
        return position + 2, self._plural(line, count, following, position, actors)

    def _definite(self, line: Line, position: int, actors: Sequence[Actor]) -> int:
        """Return where "sang penasihat" or "pengusaha asal Mali itu" ends, which begins at a word; 0 if none does."""
        lower, nouns = line.lower, self._phrases.nouns
        if lower[position] == "sang":
            known = position + 1 < len(lower) and lower[position + 1] in nouns
            return position + 2 if known and not self._starts(actors, position + 2, lower) else 0
        before = lower[position - 1] if position else ""
        several = before in self._phrases.numbers or before in self._phrases.collectives
        indefinite = before in ("seorang", "oleh") or before in nouns or several
        if lower[position] not in nouns or indefinite:
            return 0
        starts = {actor.start for actor in actors}
        for ahead in range(position + 1, min(position + _LONGEST_DEFINITE + 1, len(lower))):
            if lower[ahead] in BACK:
                return 0 if self._starts(actors, ahead + 1, lower) else ahead + 1
            if lower[ahead] in self._phrases.clause_ends or lower[ahead] in self._phrases.collectives:
                return 0
            if lower[ahead] in (",", "di", ".", "dan", "serta") or ahead in starts:
                return 0
        return 0

    @staticmethod
    def _starts(actors: Sequence[Actor], position: int, lower: Sequence[str]) -> bool:
        """Whether a name follows at a word, a comma between or none: "sang penasihat, Bou"."""
        ahead = position + (lower[position : position + 1] == (",",))
        return any(actor.start == ahead for actor in actors)

    def _described(self, noun: str) -> tuple[int, ...]:
        """Return whom the article last called by a noun; else the last subject, if it has a name."""
        if noun == "tamu" and len(self._memory.guests) == 1:
            return self._memory.guests
        called = self._memory.called.get(noun)
        if called is not None:
            return (called,)
        trip = self._memory.trip if noun == "tamu" else None
        travellers = [person.mention for person in trip.participants if person.part != "host"] if trip else []
        if len(travellers) == 1:
            return (travellers[0],)
        subject = self._memory.subject
        return subject if len(subject) == 1 and self._memory.people.named(subject[0]) else ()

    def _other(self, line: Line, position: int, actors: Sequence[Actor]) -> tuple[int, ...]:
        """Return whom "berunding dengannya" means: the last person before it but the first, else the last subject.

        Whose account it is counts last: "Menurut Bou, Amina berunding dengannya".
        """
        before = [actor for actor in actors if actor.end <= position and actor.sort == "person"]
        source = source_of(line, actors, position, self._memory, self._phrases)
        before = before[1:] if source and len(before) > 1 else before
        others = [
            actor for actor in before[1:] if not self._memory.people.same(actor.mentions[0], before[0].mentions[0])
        ]
        return others[-1].mentions if others else source or self._memory.subject

    def _singular(self, position: int, actors: Sequence[Actor], line: Line) -> tuple[int, ...]:
        """Take the first person of the sentence that stands before the pronoun, else the last sentence's subject."""
        along: Actor | None = None  # the last of those with whom a sentence opens: "Ditemani Bou dan Cheikh, ia …"
        for actor in actors:
            if actor.end <= position and actor.sort == "person":
                before = line.lower[actor.start - 1] if actor.start else ""
                if before in self._phrases.accompanied or (along and joined(line, along, actor, self._phrases)):
                    along = actor
                    continue
                oblique = actor.start > 0 and line.lower[actor.start - 1] in either(self._phrases.oblique, _BESIDES)
                topic = is_topic(line, actor.start, actor.end, self._phrases)
                # "Usai menemui Bou, ia pulang" is of somebody else
                object_of = actor.start > 0 and line.lower[actor.start - 1].startswith(("me", "ber"))
                sought = object_of or (
                    actor.end + 1 == position and line.lower[actor.end] == "yang"
                )  # "Bou yang ia temui"
                if topic or (not oblique and not sought):
                    return actor.mentions
        more = not self._phrases.additive.isdisjoint(line.lower[position + 1 : position + 2])
        told = self._memory.sender if more and self._memory.sender else self._memory.subject
        return source_of(line, actors, position, self._memory, self._phrases) or told

    def _guest(self, line: Line, position: int, actors: Sequence[Actor]) -> tuple[int, ...]:
        """Return whom "tamunya" means; () where a name follows, "tamunya, Amina"."""
        return () if self._starts(actors, position + 1, line.lower) else self._memory.guests

    def _they(self, line: Line, position: int, actors: Sequence[Actor]) -> tuple[int, ...]:
        """Return whom "mereka" means; () where it only says whose somebody is: "pemimpin mereka, Amina"."""
        if position and line.lower[position - 1] in self._phrases.person_heads:
            return ()
        again = self._memory.met_before() if self._once_more(line) else ()
        return self._joined_before(line, position, actors) or again or self._memory.they

    def _joined_before(self, line: Line, position: int, actors: Sequence[Actor]) -> tuple[int, ...]:
        """Return the people whom a sentence joined last before "mereka": "mengundang Amina dan Bou ke rumah mereka"."""
        before = [actor for actor in actors if actor.end <= position]
        together = before[-1:]
        for left, right in pairwise(reversed(before)):
            if not joined(line, right, left, self._phrases):
                break
            together.insert(0, right)
        people = all(actor.human for actor in together)
        return (
            tuple(mention for actor in together for mention in actor.mentions) if people and len(together) > 1 else ()
        )

    def _others(self, count: int, position: int, actors: Sequence[Actor]) -> tuple[int, ...]:
        """Take those who met whoever is named last before the word, or whom the sentence before was about."""
        before = [m for actor in actors if actor.end <= position and actor.sort == "person" for m in actor.mentions]
        return self._memory.others(count, before[-1:] or self._memory.subject)

    def _plural(self, line: Line, count: int, title: str, position: int, actors: Sequence[Actor]) -> tuple[int, ...]:
        """Take the people whom this sentence joined before the word, if they are that many, else those told of."""
        sides = [actor for actor in actors if actor.end <= position and actor.sort in ("person", "pronoun")]
        if position and line.lower[position - 1] in self._phrases.whens and len(sides) == count == 2:
            both = tuple(mention for actor in sides for mention in actor.mentions)
            if len(both) == count and not self._memory.people.same(*both):
                return both  # "Ia memuji Amina saat keduanya bertemu di Dakar"
        before = [actor for actor in sides if actor.sort == "person"]
        last = before[-count:]
        if len(last) == count and all(joined(line, a, b, self._phrases) for a, b in pairwise(last)):
            return tuple(mention for actor in last for mention in actor.mentions)
        apart = self._apart(line, position, actors)
        again = self._memory.met_before(count, title, apart) if self._once_more(line) else ()
        here = [mention for actor in before for mention in actor.mentions]
        return again or self._memory.several(count, title, here, apart)

    def _once_more(self, line: Line) -> bool:
        """Whether a sentence tells what was done before: "bertemu lagi", "kembali berunding", "bertatap muka lagi"."""
        more = self._phrases.once_more
        return any(
            (before.startswith(_MUTUAL) and word in more) or (before in more and word.startswith(_MUTUAL))
            for before, word in pairwise(line.lower)
        )

    def _apart(self, line: Line, position: int, actors: Sequence[Actor]) -> tuple[int, ...]:
        """Return who does something with the people of a word, and so is none of them: "Amina menerima keduanya".

        But "Amina mengatakan keduanya sepakat".
        """
        before = [actor for actor in actors if actor.end < position and actor.sort == "person"]
        verb = line.lower[max(position - 1, 0)]
        acts = verb.startswith(_VERBAL) and verb not in self._phrases.speech_verbs
        if not before or not (acts or verb in self._phrases.with_):
            return ()
        return before[-1].mentions if self._in_clause(line.lower, before[-1].end, position) else ()

    def _in_clause(self, lower: Sequence[str], start: int, end: int) -> bool:
        """Whether no new clause begins between two words."""
        return either(self._phrases.clause_ends, frozenset({",", "yang"})).isdisjoint(lower[start:end])
