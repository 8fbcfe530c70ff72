"""Would a learned ranker of people find participants that the meeting rules miss? Measured, not shipped.

    python benchmarks/rank_people.py [--test FOLDER ...] [--weights]

Every word of contact in an article (an *event*: one that the rules made a claim of, or one for which they found
nobody) is paired with every person named within three sentences of it. Whether the person took part is read off the
annotation, and a logistic regression over readable features learns it. It is tried beside the rules in several ways,
end to end: its claims are linked with all others and scored like the results of a run.

It is trained on the samples, dev and dev2, and what is printed for them comes from models that never saw the story
(articles that share a meeting or somebody who met). ``heldout`` and further ``--test`` folders (with ``articles`` and
``gold``) are only scored, as sums. A threshold is the lowest at which, over the trained sets in cross validation, nine
of ten added pairs are right; where there is none, the way is shown at a middling one. ``--weights`` prints the features
that weigh most. What came of it: ``docs/decisions/0012-no-learned-ranker.md``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rank_model import Key, Model, Sample, features, fit, seen
from rank_texts import Event, Text, lay_out

from pipeline import output, settings
from pipeline.evaluate import results
from pipeline.evaluate.results import Marked, Row, score
from pipeline.ingest import ingest
from pipeline.link import link
from pipeline.link.sightings import FAMILIES
from pipeline.read import Reader
from pipeline.read.meetings.triggers import TriggerFinder
from pipeline.records import Claim, Participant, Report, Span

ROOT = Path(__file__).resolve().parent.parent
TRAINED = {"samples": "data", "dev": "data/annotated/dev", "dev2": "data/annotated/dev2"}
HELD_OUT = {"heldout": "data/annotated/heldout"}
PRECISION = 0.9  # of added pairs, at the threshold
THRESHOLDS = tuple(round(0.9 - 0.05 * step, 2) for step in range(9))
FALLBACK = 0.7  # shown where no threshold is precise enough
VETO = 0.2
LEAST = 3  # people in a meeting that the ranker founds: those of two are what the rules read well
DATED = 2  # sentences over which a new claim inherits a date
NEVER = 2.0

Chances = Mapping[Key, float]


@dataclass(frozen=True, slots=True)
class Corpus:
    """A set of annotated articles, read."""

    name: str
    texts: Sequence[Text]
    gold: Marked
    samples: Sequence[Sample]
    stories: Mapping[str, str]


# --- reading ---------------------------------------------------------------------------------------------------------


def read(name: str, folder: Path, reader: Reader) -> Corpus:
    """Read the articles of a folder and pair their events with people."""
    articles = [
        a for a in ingest(folder / "articles", max_bytes=settings.load().max_bytes).articles if a.language == "id"
    ]
    finder = TriggerFinder()
    gold = Marked.read(folder / "gold")
    texts = [
        lay_out(article, report, reader, finder)
        for article, report in zip(articles, reader.read(articles), strict=True)
    ]
    samples = [sample for text in texts for sample in pair(name, text, gold)]
    return Corpus(name, texts, gold, samples, {k: f"{name} {story}" for k, story in stories(gold).items()})


def stories(gold: Marked) -> dict[str, str]:
    """Article -> the first article of its story: those that share a meeting or somebody who met."""
    story = {row["article"]: row["article"] for row in gold.mentions}
    told: dict[str, set[str]] = defaultdict(set)
    for meeting in gold.meetings:
        for key in (meeting["id"], *(who for who in meeting["participants"] if who.startswith("per:"))):
            told[key] |= {*meeting["articles"]} & story.keys()
    for together in told.values():
        heads = {story[article] for article in together}
        story = {article: min(heads) if head in heads else head for article, head in story.items()}
    return story


# --- what is right ---------------------------------------------------------------------------------------------------


def pair(name: str, text: Text, gold: Marked) -> Iterator[Sample]:
    """Yield a sample for each event and each person near it."""
    rows = [row for row in gold.mentions if row["article"] == text.article.id and row["type"] != "ROLE"]
    named = {
        i: next((r["entity"] for r in rows if _overlaps(r, text.report.mentions[i].span)), None) for i in text.person
    }
    for number, event in enumerate(text.events):
        around = {person: near for person in text.places if (near := text.near(event, person))}
        whom = {who: next((named[p.mention] for p in near if named[p.mention]), None) for who, near in around.items()}
        meeting = _annotated(text, event, gold, whom)
        for person, near in around.items():
            right: bool | None = meeting is not None and whom[person] in meeting["participants"]
            if meeting and not right and whom[person] in meeting.get("optional_participants", ()):
                right = None
            key = (name, text.article.id, number, person)
            yield Sample(
                key, features(text, event, person, near[0]), seen(text, event, person), right, event.claim is None
            )


def _overlaps(row: Row, span: Span) -> bool:
    return bool(row["start"] < span.end and span.start < row["end"])


def _annotated(text: Text, event: Event, gold: Marked, whom: Mapping[int, str | None]) -> Row | None:
    """Return the annotated meeting that an event's sentence tells, that of most people around if several."""
    span = text.lines[event.line].sentence.span
    mine = {whom.get(person) for person in text.told(event)} - {None}
    here = {whom[person] for person in whom if any(p.line == event.line for p in text.near(event, person))} - {None}
    found = []
    for order, row in enumerate(gold.meetings):
        told = any(e["article"] == text.article.id and _overlaps(e, span) for e in row["evidence"])
        who = set(row["participants"])
        if told and FAMILIES[row["kind"]] == FAMILIES[event.kind] and (event.claim is None or mine & who):
            fit = len(mine & who) - 0.1 * len(who - mine) if mine else 2 * len(here & who) + len({*whom.values()} & who)
            found.append((fit + 0.2 * (row["status"] == event.status), -order, row))
    return max(found, key=lambda item: item[:2])[2] if found else None


# --- use -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Way:
    """How the ranker is used.

    Attributes:
        add: Chance from which a person joins a claim of the rules.
        found: Chance from which people make a claim of an event that the rules made none of.
        careful: Found none where a claim of that kind has two of these people already.
        veto: Chance up to which a person is taken out of a claim of the rules.
        alone: Chance from which people take part, whatever the rules say; None to heed them.
    """

    name: str = ""
    add: float = NEVER
    found: float = NEVER
    careful: bool = False
    veto: float = -1.0
    alone: float | None = None


def apply(corpus: Corpus, chances: Chances, way: Way) -> list[Report]:
    """Return the reports with the claims that the rules and the ranker make together."""
    found = []
    for text in corpus.texts:
        claims: list[Claim] = []
        for number, event in enumerate(text.events):
            keys = {person: (corpus.name, text.article.id, number, person) for person in text.places}
            sure = {person: chances[key] for person, key in keys.items() if key in chances}
            if way.alone is not None:
                again = any(claim.trigger == _span(text, event) for claim in claims)
                chosen = [] if again else [person for person, chance in sure.items() if chance >= way.alone]
                claims += [_new(text, event, chosen)] if len(chosen) > (event.kind != "visit") else []
            elif event.claim is not None:
                claims += _changed(text, event, sure, way)
            elif event.kind != "visit":
                chosen = [person for person, chance in sure.items() if chance >= way.found]
                new = len(chosen) >= LEAST and not _known(text, event, {*chosen}, way)
                claims += [_new(text, event, chosen)] if new else []
        found.append(replace(text.report, claims=tuple(sorted(claims, key=lambda claim: claim.trigger.start))))
    return found


def _changed(text: Text, event: Event, sure: Mapping[int, float], way: Way) -> list[Claim]:
    """Return a claim of the rules with people added and taken out, or nothing where too few are left."""
    claim, mine = text.report.claims[event.claim or 0], text.told(event)
    gone = {person for person in mine if sure.get(person, 1.0) <= way.veto}
    more = [person for person, chance in sure.items() if chance >= way.add and person not in mine]
    people = [p for p in claim.participants if text.person.get(p.mention) not in gone]
    people += [Participant(text.near(event, person)[0].mention) for person in more]
    return [replace(claim, participants=tuple(people))] if len(people) > (claim.kind != "visit") or not gone else []


def _known(text: Text, event: Event, chosen: set[int], way: Way) -> bool:
    """Whether the rules told of these people meeting already."""
    kin = [claim for claim in text.report.claims if not claim.weak and FAMILIES[claim.kind] == FAMILIES[event.kind]]
    shared = [chosen & text.members(claim) for claim in kin]
    return any(both == chosen or (way.careful and len(both) > 1) for both in shared)


def _span(text: Text, event: Event) -> Span:
    return text.lines[event.line].span(event.start, event.end)


def _new(text: Text, event: Event, chosen: Iterable[int]) -> Claim:
    """Make a claim; one of the rules keeps its slots, a new one takes the nearest date and place of its sentence."""
    people = tuple(Participant(text.near(event, person)[0].mention) for person in chosen)
    if event.claim is not None:
        return replace(text.report.claims[event.claim], participants=people, extends=False)
    line, trigger = text.lines[event.line], _span(text, event)
    day, inherited = _day(text, event)
    mentions = text.report.mentions
    sites = [i for i, m in enumerate(mentions) if m.type == "LOC" and line.sentence.span.covers(m.span)]
    sites = [i for i in sites if line.lower[max(line.at(mentions[i].span.start) - 1, 0)] == "di"]
    return Claim(
        kind=event.kind,
        status=event.status,
        participants=people,
        trigger=trigger,
        evidence=(line.sentence.span,),
        rules=(event.rule, "ranker"),
        time=day,
        inherited=inherited,
        place=min(sites, key=lambda i: abs(mentions[i].span.start - trigger.start), default=None),
        zone=line.sentence.zone,
    )


def _day(text: Text, event: Event) -> tuple[int | None, bool]:
    """Return the date nearest to an event, else the last day told in the sentences before, and whether it is such."""
    timexes = text.report.timexes
    for back in range(min(DATED, event.line) + 1):
        span = text.lines[event.line - back].sentence.span
        here = [i for i, timex in enumerate(timexes) if span.covers(timex.span)]
        here = [i for i in here if not back or timexes[i].day or timexes[i].weekday is not None]
        if here and back:
            return here[-1], True
        if here:
            start = _span(text, event).start
            return min(here, key=lambda i: abs(timexes[i].span.start - start)), False
    return None, False


def one_rule_more(corpus: Corpus) -> dict[Key, float]:
    """Let all people of a sentence that adds company take part, in place of the ranker's chances."""
    return {
        (corpus.name, text.article.id, number, person): 1.0
        for text in corpus.texts
        for number, event in enumerate(text.events)
        for person, places in text.places.items()
        if event.claim is None and event.frame == "company" and any(place.line == event.line for place in places)
    }


# --- figures ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figures:
    """Pairs of persons who met (right, said, annotated) and the F1 of meetings and strict, in per cent."""

    pairs: tuple[int, int, int]
    meetings: float
    strict: float

    def row(self) -> str:
        """Return precision, recall and F1 of pairs, and the other two, as cells."""
        right, said, wanted = self.pairs
        share = (right / max(said, 1), right / max(wanted, 1), 2 * right / max(said + wanted, 1))
        return " | ".join(f"{value:.1f}" for value in (*(100 * part for part in share), self.meetings, self.strict))


def figures(corpus: Corpus, reports: Sequence[Report]) -> Figures:
    """Link reports and score the outcome."""
    linked = link([text.article for text in corpus.texts], reports)
    run = Marked(_plain(output.mention_rows(reports, linked)), _plain(output.meeting_rows(linked.meetings)))
    said = score(run, corpus.gold)
    return Figures(count_pairs(run, corpus.gold), said["meetings"], said["strict"])


def _plain(rows: Iterable[object]) -> tuple[Row, ...]:
    return tuple(json.loads(json.dumps(row)) for row in rows)


def count_pairs(run: Marked, gold: Marked) -> tuple[int, int, int]:
    """Count pairs of persons who met, as :func:`pipeline.evaluate.results.score` does: right, said, annotated."""
    told = {row["article"] for row in gold.mentions} | {name for row in gold.meetings for name in row["articles"]}
    same = results._align([row for row in run.mentions if row["article"] in told], gold.mentions)
    found = [results._mapped(row, same) for row in run.meetings if told.intersection(row["articles"])]
    free = {k for i, k in results._match(found, gold.meetings).items() if gold.meetings[i].get("optional")}
    wanted = results._pairs(row for row in gold.meetings if not row.get("optional"))
    everybody = ({**row, "status": "held", "participants": results._everybody(row)} for row in gold.meetings)
    said = results._pairs(row for k, row in enumerate(found) if k not in free)
    return len(said & wanted), len((said - (wanted | results._pairs(everybody))) | (said & wanted)), len(wanted)


def threshold(corpora: Sequence[Corpus], chances: Chances, way: Callable[[float], Way]) -> float:
    """Return the lowest threshold at which enough of the added pairs are right; NEVER where none is."""

    def count(tried: Way) -> tuple[int, int]:
        pairs = [figures(corpus, apply(corpus, chances, tried)).pairs for corpus in corpora]
        return sum(right for right, _, _ in pairs), sum(said for _, said, _ in pairs)

    right, said = count(Way())
    best = NEVER
    for level in THRESHOLDS:
        right_now, said_now = count(way(level))
        if said_now > said and right_now - right >= PRECISION * (said_now - said):
            best = level
    return best


def chances_of(
    trained: Sequence[Corpus], tests: Sequence[Corpus], *, rules: bool
) -> tuple[dict[Key, float], list[Model]]:
    """Return every pair's chance, those of trained stories from models that did not see them, and the final models.

    There is a model for events that the rules made a claim of, and one for the others.
    """
    samples = [sample for corpus in trained for sample in corpus.samples]
    story = {
        sample.key: corpus.stories.get(sample.key[1], sample.key[1]) for corpus in trained for sample in corpus.samples
    }
    given: dict[Key, float] = {}
    models: list[Model] = []
    for open_ in (False, True):
        mine = [sample for sample in samples if sample.open == open_]
        for left_out in sorted({*story.values()}):
            model = fit([s for s in mine if story[s.key] != left_out], story, rules=rules)
            given |= {s.key: model.chance(s) for s in mine if story[s.key] == left_out}
        models.append(fit(mine, story, rules=rules))
        given |= {s.key: models[-1].chance(s) for corpus in tests for s in corpus.samples if s.open == open_}
    return given, models


def ways(trained: Sequence[Corpus], chances: Chances) -> list[Way]:
    """Return the ways to try, their thresholds chosen on the trained sets."""
    tried: dict[str, Callable[[float], Way]] = {
        "rules, ranker adds people": lambda level: Way(add=level),
        "rules, ranker founds meetings": lambda level: Way(found=level),
        "rules, ranker founds with care": lambda level: Way(found=level, careful=True),
    }
    found = [Way("rules alone")]
    levels = []
    for name, way in tried.items():
        levels.append(threshold(trained, chances, way))
        level, note = (FALLBACK, ", none is precise enough") if levels[-1] == NEVER else (levels[-1], "")
        found.append(replace(way(level), name=f"{name} (from {level}{note})"))
    both = Way(
        "rules, ranker adds, founds with care and vetoes", add=levels[0], found=levels[2], careful=True, veto=VETO
    )
    return [*found, both]


def main() -> int:
    """Read, train, print a table a set."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--test", type=Path, action="append", default=[], help="folder with articles/ and gold/")
    parser.add_argument("--weights", action="store_true", help="print the features that weigh most")
    options = parser.parse_args()
    reader = Reader.load(settings.load().model)
    trained = [read(name, ROOT / folder, reader) for name, folder in TRAINED.items()]
    tests = [read(name, ROOT / folder, reader) for name, folder in HELD_OUT.items()]
    tests += [read(str(folder), folder, reader) for folder in options.test]
    alone, _ = chances_of(trained, tests, rules=False)
    both, models = chances_of(trained, tests, rules=True)
    simple = {key: chance for corpus in (*trained, *tests) for key, chance in one_rule_more(corpus).items()}
    rows = [(way, both) for way in ways(trained, both)]
    rows.insert(1, (Way("ranker alone (from 0.5)", alone=0.5), alone))
    rows.append((Way("rules and one rule more, no ranker", found=1.0), simple))
    for corpus in (*trained, *tests):
        print(f"\n| {corpus.name} | pairs P | R | F1 | meetings F1 | strict F1 |\n|---|---|---|---|---|---|")
        for way, chances in rows:
            print(f"| {way.name} | {figures(corpus, apply(corpus, chances, way)).row()} |", flush=True)
    for model, kind in zip(models, ("events with a claim", "others"), strict=True) if options.weights else ():
        heavy = sorted(model.weights.items(), key=lambda item: -abs(item[1]))[:30]
        print(
            f"\n{kind}: {len(model.weights)} features", *(f"{weight:+.2f} {name}" for name, weight in heavy), sep="\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
