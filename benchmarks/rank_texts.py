"""Articles laid out for the ranker: people, where they are named, and the words of contact around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.read import Reader
from pipeline.read.lines import Line
from pipeline.read.meetings.status import judge
from pipeline.read.meetings.triggers import TriggerFinder, load_rules
from pipeline.read.nlp import split_lines
from pipeline.records import Article, Claim, MeetingKind, Mention, Report, Span, Status

READ = ("headline", "caption", "body")
WINDOW = 3  # sentences around an event in which people are looked for


@dataclass(frozen=True, slots=True)
class Event:
    """A word of contact: words ``start`` to ``end`` of a line; ``claim`` is the number of its claim, None without."""

    line: int
    start: int
    end: int
    rule: str
    frame: str
    kind: MeetingKind
    status: Status
    claim: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is named: words ``start`` to ``end`` of a line, the office beside the name included."""

    line: int
    start: int
    end: int
    mention: int


@dataclass(slots=True)
class Text:
    """An article laid out: people are numbered by their fullest mention."""

    article: Article
    lines: Sequence[Line]
    report: Report
    events: list[Event] = field(default_factory=list)
    places: dict[int, list[Place]] = field(default_factory=dict)
    person: dict[int, int] = field(default_factory=dict)
    """Mention -> person."""

    def near(self, event: Event, person: int) -> list[Place]:
        """Where a person is named around an event, the nearest first."""
        places = (place for place in self.places[person] if abs(place.line - event.line) <= WINDOW)
        return sorted(places, key=lambda p: (abs(p.line - event.line), p.line < event.line, abs(p.start - event.start)))

    def told(self, event: Event) -> set[int]:
        """The people whom the rules let take part."""
        return set() if event.claim is None else self.members(self.report.claims[event.claim])

    def members(self, claim: Claim) -> set[int]:
        """The people of a claim, as numbers."""
        return {self.person[p.mention] for p in claim.participants if p.mention in self.person}


def lay_out(article: Article, report: Report, reader: Reader, finder: TriggerFinder) -> Text:
    """Find the people and the events of an article."""
    doc = reader.tokenize(article.text)
    text = Text(article, split_lines(doc, article.zones), report)
    for person, mentions in people(report.mentions).items():
        text.person |= dict.fromkeys(mentions, person)
        text.places[person] = [place for i in sorted(mentions) for place in _stands(text, i)]
    frames = {rule.id: rule.frame for rule in load_rules()}
    for number, claim in enumerate(report.claims):
        index = next(i for i, line in enumerate(text.lines) if line.sentence.span.covers(claim.trigger))
        start, end = text.lines[index].positions(claim.trigger)
        name = claim.rules[0]
        text.events.append(Event(index, start, end, name, frames.get(name, ""), claim.kind, claim.status, number))
    for index, line in enumerate(text.lines):
        for trigger in finder.find(line) if line.sentence.zone in READ else ():
            status = judge(line, trigger.start, trigger.end, trigger.rule.frame).status
            span = line.span(trigger.start, trigger.end)
            if status and not trigger.rule.weak and not any(span.overlaps(claim.trigger) for claim in report.claims):
                rule = trigger.rule
                text.events.append(Event(index, trigger.start, trigger.end, rule.id, rule.frame, rule.kind, status))
    return text


def people(mentions: Sequence[Mention]) -> dict[int, list[int]]:
    """Group the names of persons in an article: shorter ones with the first fuller one that has all their words."""
    names = [i for i, mention in enumerate(mentions) if mention.type == "PER"]
    found: dict[int, list[int]] = {}
    for index in sorted(names, key=lambda i: (-len(mentions[i].text.split()), i)):
        words = set(mentions[index].text.casefold().split())
        same = next((i for i in found if words <= set(mentions[i].text.casefold().split())), index)
        found.setdefault(same, []).append(index)
    return found


def _stands(text: Text, index: int) -> Iterator[Place]:
    mention = text.report.mentions[index]
    whole = [mention.span, *(office.span for office in mention.offices)]
    for number, line in enumerate(text.lines):
        if line.sentence.zone in READ and line.sentence.span.covers(mention.span):
            inside = [span for span in whole if line.sentence.span.covers(span)]
            span = Span(min(s.start for s in inside), max(s.end for s in inside))
            yield Place(number, *line.positions(span), index)
