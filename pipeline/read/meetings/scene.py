"""Who and what stands where in a sentence: people in groups, pronouns with the person they stand for, places, dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from pipeline import lexicons
from pipeline.lexicons.world import World
from pipeline.read.lines import Line
from pipeline.records import Claim, Mention, Span, Timex

_PARTICLES = frozenset({"bin", "binti", "ibn", "al", "el", "von", "van", "de", "der", "da", "di", "la", "le"})
_DASHES = frozenset({"-", "--", "–", "—"})
_LONGEST_DATELINE = 4  # words of a place before the date of a dateline
_LONGEST_GAP = 7  # words between two names of one group: ", (kiri) dan"


@dataclass(frozen=True, slots=True)
class Phrases:
    """The closed word classes of ``phrases.toml``; the file says what each is for."""

    connectors: frozenset[str]
    next: frozenset[str]
    accompanied: frozenset[str]
    accompanying: frozenset[str]
    bodies: frozenset[str]
    sides: frozenset[str]
    oblique: frozenset[str]
    counterparts: frozenset[str]
    takes_place: frozenset[str]
    homes: frozenset[str]
    home_kinds: frozenset[str]
    comings: frozenset[str]
    gatherings: frozenset[str]
    speakers: frozenset[str]
    first_person: frozenset[str]
    background: frozenset[str]
    told_by: frozenset[str]
    says: frozenset[str]
    reports: frozenset[str]
    goes_on: frozenset[str]
    repeat_words: frozenset[str]
    same_place: frozenset[str]
    sayers: frozenset[str]
    possessed: frozenset[str]
    airports: frozenset[str]
    no_place: frozenset[str]
    delegations: frozenset[str]
    pronouns: frozenset[str]
    both: frozenset[str]
    all: frozenset[str]
    both_heads: frozenset[str]
    with_: frozenset[str]
    agents: frozenset[str]
    subordinators: frozenset[str]
    clause_ends: frozenset[str]
    talk_adverbs: frozenset[str]
    apart: frozenset[str]
    by_phone: frozenset[str]
    travel_before: frozenset[str]

    @classmethod
    def load(cls) -> Phrases:
        """Read the shipped lists."""
        lists = {key: frozenset(words) for key, words in lexicons.read("phrases").items()}
        return cls(with_=lists.pop("with"), **lists)


@dataclass(frozen=True, slots=True)
class Lists:
    """The word classes, and the organizations of the world."""

    phrases: Phrases
    world: World


@dataclass(frozen=True, slots=True)
class Actor:
    """A noun phrase that can take part in a meeting: words ``start`` to ``end`` and the mentions it stands for.

    ``sort`` is ``person`` (a name or role mention), ``pronoun`` (then ``mentions`` are its antecedents), ``delegation``
    (a country or organization with a word that makes it a party) or ``body`` (an organization without one).
    ``company`` is set for somebody who only comes along ("didampingi …").
    """

    start: int
    end: int
    mentions: tuple[int, ...]
    sort: Literal["person", "pronoun", "delegation", "body"]
    company: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Actors joined by "dan" and commas. ``apart``: each stands for a contact of its own."""

    actors: tuple[Actor, ...]
    apart: bool = False

    @property
    def start(self) -> int:
        """First word."""
        return self.actors[0].start

    @property
    def end(self) -> int:
        """Word behind the last one."""
        return self.actors[-1].end

    @property
    def mentions(self) -> tuple[int, ...]:
        """Mentions of all actors, in order."""
        return tuple(mention for actor in self.actors for mention in actor.mentions)


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence laid out for the meeting rules; positions count words of ``line``.

    Attributes:
        places: (start, end, mention index) of LOC mentions outside people's titles.
        times: (start, end, timex index).
        index: Position of the line in the article.
        quoted: Words inside quotation marks.
    """

    line: Line
    index: int
    groups: tuple[Group, ...]
    places: tuple[tuple[int, int, int], ...]
    times: tuple[tuple[int, int, int], ...]
    quoted: frozenset[int] = frozenset()

    def oblique(self, group: Group, phrases: Phrases) -> bool:
        """Whether the word before the group (a preposition, a thing it owns) keeps it from being a subject."""
        return group.start > 0 and self.line.lower[group.start - 1] in phrases.oblique | phrases.possessed


@dataclass(slots=True)
class Memory:
    """What pronouns may point back to, kept from sentence to sentence."""

    subject: tuple[int, ...] = ()
    recent: list[int] = field(default_factory=list)
    pair: tuple[int, ...] = ()
    place: int | None = None

    def note(self, mentions: Sequence[int], texts: Sequence[Mention]) -> None:
        """Remember persons in the order of their mention, each once, the latest last."""
        for mention in mentions:
            same = [old for old in self.recent if same_person(texts[old], texts[mention])]
            self.recent = [old for old in self.recent if old not in same] + [mention]

    def last(self, count: int) -> tuple[int, ...]:
        """The last ``count`` different persons, or () if there were fewer."""
        return tuple(self.recent[-count:]) if len(self.recent) >= count else ()


def same_person(left: Mention, right: Mention) -> bool:
    """Whether one of two mentions of an article is a part of the other's name (roles: the same words).

    "Keita" is a part of "Bou Keita"; Faisal bin Farhan and Salman bin Hamad only share a particle.
    """
    if "ROLE" in (left.type, right.type):
        return left.text.casefold() == right.text.casefold()
    one, other = ({w for w in mention.text.casefold().split() if w not in _PARTICLES} for mention in (left, right))
    return one <= other or other <= one


def _in_dateline(line: Line, start: int, end: int) -> bool:
    """Whether a date belongs to "BANDUNG, Sabtu (4/5/2024) -", which dates the article and not what it tells."""
    place = line.words[: start - 1]
    opens = 0 < len(place) <= _LONGEST_DATELINE and all(word[0].isupper() for word in place)
    return opens and line.words[start - 1] == "," and end < len(line) and line.words[end] in _DASHES


class SceneBuilder:
    """Lays out the sentences of one article, in order; pronouns look back through its memory."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        extents: Mapping[int, Span],
        timexes: Sequence[Timex],
        lists: Lists,
    ) -> None:
        self._mentions = mentions
        self._extents = extents
        self._timexes = timexes
        self._phrases = lists.phrases
        self._world = lists.world
        self.memory = Memory()
        self._open = False  # whether a quotation has been opened and not yet closed
        self._end = 0

    def build(self, index: int, line: Line) -> Scene:
        """Lay out the next sentence."""
        span = line.sentence.span
        inside = [i for i, mention in enumerate(self._mentions) if span.covers(mention.span)]
        people = [i for i in inside if self._mentions[i].type in ("PER", "ROLE")]
        extents = [self._extents[i] for i in people]
        free = [
            i
            for i in inside
            if i not in people and not any(extent.covers(self._mentions[i].span) for extent in extents)
        ]
        actors = sorted([*self._people(line, people), *self._bodies(line, free)], key=lambda actor: actor.start)
        quoted = self._quoted(line)
        actors = sorted([*actors, *self._pronouns(line, actors, quoted)], key=lambda actor: actor.start)
        places = tuple((*line.positions(self._mentions[i].span), i) for i in free if self._mentions[i].type == "LOC")
        times = tuple(
            (*line.positions(timex.span), i)
            for i, timex in enumerate(self._timexes)
            if span.covers(timex.span)
            and not _in_dateline(line, *line.positions(timex.span))
            and not any(self._mentions[name].span.covers(timex.span) for name in inside)
        )
        return Scene(line, index, tuple(self._groups(line, actors)), places, times, quoted)

    def _quoted(self, line: Line) -> frozenset[int]:
        """Find the words inside quotation marks; a quotation may run over several sentences of a paragraph."""
        if line.sentence.span.start - self._end > 1:
            self._open = False
        self._end = line.sentence.span.end
        inside = set()
        for position, word in enumerate(line.words):
            if word == "“" or (word == '"' and not self._open):
                self._open = True
            elif word in ("”", '"'):
                self._open = False
            elif self._open:
                inside.add(position)
        return frozenset(inside)

    def remember(self, scene: Scene, claims: Sequence[Claim]) -> None:
        """Keep what later pronouns may mean; call it after the sentence has been read."""
        if scene.line.sentence.zone != "body":
            return
        named = [m for group in scene.groups for a in group.actors if a.sort == "person" for m in a.mentions]
        self.memory.note(named, self._mentions)
        places = [claim.place for claim in claims if claim.place is not None]
        self.memory.place = places[-1] if places else self.memory.place
        pairs = [claim.participants for claim in claims if not claim.weak and len(claim.participants) == 2]
        here = Memory()
        here.note(named, self._mentions)
        if pairs:
            self.memory.pair = tuple(participant.mention for participant in pairs[-1])
        elif len(here.recent) == 2:
            self.memory.pair = tuple(here.recent)
        subjects = [group for group in scene.groups if not scene.oblique(group, self._phrases)]
        for group in [*subjects, *scene.groups]:
            first = group.actors[0]
            if first.sort in ("person", "pronoun") and len(first.mentions) == 1:
                self.memory.subject = first.mentions
                return

    # --- parts ------------------------------------------------------------------------------------------------

    def _people(self, line: Line, people: Sequence[int]) -> Iterator[Actor]:
        for index in people:
            start, end = line.positions(self._extents[index])
            yield Actor(start, end, (index,), "person")

    def _bodies(self, line: Line, free: Sequence[int]) -> Iterator[Actor]:
        for index in free:
            start, end = line.positions(self._mentions[index].span)
            first = start
            while first > 0 and line.lower[first - 1] in self._phrases.delegations:
                first -= 1
            if first < start:
                yield Actor(first, end, (index,), "delegation")
            elif self._sits_down(self._mentions[index]):
                yield Actor(start, end, (index,), "body")

    def _sits_down(self, mention: Mention) -> bool:
        """Whether an organization is of a kind that meets people under its bare name; football clubs play."""
        known = self._world.organization(mention.text) if mention.type == "ORG" else ()
        return any(organization.kind in self._phrases.bodies for organization in known)

    def _pronouns(self, line: Line, actors: Sequence[Actor], quoted: frozenset[int]) -> Iterator[Actor]:
        taken = {position for actor in actors for position in range(actor.start, actor.end)}
        speaker = self._speaker(line, actors, quoted)
        for position, word in enumerate(line.lower):
            if position in taken:
                continue
            if position in quoted and word in self._phrases.first_person and speaker:
                yield Actor(position, position + 1, speaker, "pronoun")
                continue
            end, mentions = self._antecedent(line, position, word, actors)
            if mentions:
                yield Actor(position, end, mentions, "pronoun")

    def _speaker(self, line: Line, actors: Sequence[Actor], quoted: frozenset[int]) -> tuple[int, ...]:
        """Return whoever says what the sentence quotes: "“…,” kata Amina"."""
        for actor in actors:
            said = actor.start > 0 and line.lower[actor.start - 1] in self._phrases.speakers
            if said and actor.start not in quoted and actor.sort == "person":
                return actor.mentions
        return ()

    def _antecedent(self, line: Line, position: int, word: str, actors: Sequence[Actor]) -> tuple[int, tuple[int, ...]]:
        """Return where a pronoun ends and whom it stands for; () where the word is none or nobody is clear."""
        lists = self._phrases
        if word in lists.pronouns:
            return position + 1, self._singular(position, actors, line)
        following = line.lower[position + 1] if position + 1 < len(line) else ""
        if word in lists.both or (word == "kedua" and following in lists.both_heads):
            end = position + (1 if word in lists.both else 2)
            return end, self._plural(line, 2, position, actors)
        if word in lists.all:
            return position + 1, self._plural(line, 3 if word == "ketiganya" else 4, position, actors)
        return position + 1, ()

    def _singular(self, position: int, actors: Sequence[Actor], line: Line) -> tuple[int, ...]:
        """Take the first person of the sentence that stands before the pronoun, else the last sentence's subject."""
        for actor in actors:
            if actor.end <= position and actor.sort == "person":
                oblique = actor.start > 0 and line.lower[actor.start - 1] in self._phrases.oblique
                if not oblique:
                    return actor.mentions
        return self.memory.subject

    def _plural(self, line: Line, count: int, position: int, actors: Sequence[Actor]) -> tuple[int, ...]:
        """Take the people whom this sentence joined before the word, if they are that many, else the last ones told."""
        before = [actor for actor in actors if actor.end <= position and actor.sort == "person"]
        if len(before) >= count and all(self._joined(line, a, b) for a, b in pairwise(before[-count:])):
            return tuple(mention for actor in before[-count:] for mention in actor.mentions)
        if count == 2 and self.memory.pair:
            return self.memory.pair
        memory = Memory(recent=list(self.memory.recent))
        memory.note([mention for actor in before for mention in actor.mentions], self._mentions)
        return memory.last(count)

    def _groups(self, line: Line, actors: Sequence[Actor]) -> Iterator[Group]:
        """Join neighbours that only connectors part; a list by commas alone is no group."""
        run: list[Actor] = []
        for actor in actors:
            if run and not self._joined(line, run[-1], actor):
                yield from self._close(line, run)
                run = []
            run.append(actor)
        if run:
            yield from self._close(line, run)

    def _joined(self, line: Line, left: Actor, right: Actor) -> bool:
        between = line.lower[left.end : right.start]
        lists = self._phrases
        sayer = left.start > 0 and line.lower[left.start - 1] in lists.sayers
        return (
            0 < len(between) <= _LONGEST_GAP
            and not (sayer and between[0] == ",")
            and not lists.connectors.union(lists.next).isdisjoint(between)
            and all(word in lists.connectors or word in lists.next or word in lists.sides for word in between)
        )

    def _close(self, line: Line, run: Sequence[Actor]) -> Iterator[Group]:
        gaps = [line.lower[left.end : right.start] for left, right in pairwise(run)]
        words = {word for gap in gaps for word in gap}
        if gaps and words <= {",", *self._phrases.sides}:
            for actor in run:
                yield Group((actor,))
            return
        yield Group(tuple(self._with_company(run, gaps)), apart=not self._phrases.next.isdisjoint(words))

    def _with_company(self, run: Sequence[Actor], gaps: Sequence[Sequence[str]]) -> Iterator[Actor]:
        """Mark who only comes along: behind "didampingi" everybody, before "mendampingi" the same."""
        lists = self._phrases
        behind = next((i + 1 for i, gap in enumerate(gaps) if not lists.accompanied.isdisjoint(gap)), len(run))
        before = next((i + 1 for i, gap in enumerate(gaps) if not lists.accompanying.isdisjoint(gap)), 0)
        for number, actor in enumerate(run):
            yield replace(actor, company=number >= behind or number < before)
