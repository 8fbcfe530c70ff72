"""The ranker: what speaks for a person having taken part in an event, and a logistic regression that weighs it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rank_texts import WINDOW, Event, Place, Text

from pipeline import lexicons
from pipeline.link.sightings import FAMILIES
from pipeline.read.lines import Line

STORIES = 3  # a feature must be seen in so many stories, and
TIMES = 6  # so often
RIDGE = 10.0  # penalty on weights

LISTS = {key: frozenset(words) for key, words in lexicons.read("phrases").items() if isinstance(words, list)}
ATTENDS = frozenset(
    {"hadir", "turut", "ikut", "menyaksikan", "dihadiri", "disaksikan", "tampak", "terlihat", "peserta"}
)
COMPANY = LISTS["accompanied"] | LISTS["accompanying"] | {"rombongan", "delegasi", "bersama", "membawa"}
ABSENT = frozenset({"tidak", "bukan", "absen", "berhalangan", "tanpa", "batal", "urung", "belum", "tak", "membantah"})
OBSERVERS = frozenset({"pengamat", "analis", "dosen", "pengajar", "peneliti", "warga", "saksi", "wartawan", "juru"})
PRONOUNS = frozenset({"ia", "dia", "beliau", "dirinya", "mereka", "keduanya", "ketiganya", "keempatnya"})
CROSSED = frozenset(
    {"dengan", "dan", "yang", "bersama", "oleh", "didampingi", "untuk", "setelah", "kata", "kepada", "di"}
)

Features = frozenset[str]
Key = tuple[str, str, int, int]
"""Set, article, number of the event, person."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One event and one person.

    Attributes:
        features: What the words of the article say.
        seen: What the rules made of it.
        right: Whether the person took part; None where that counts neither way.
        open: Whether the rules made no claim of the event.
    """

    key: Key
    features: Features
    seen: Features
    right: bool | None
    open: bool


# --- features ---


def features(text: Text, event: Event, person: int, near: Place) -> Features:
    """Describe an event and a person by the words of the article alone."""
    line, away = text.lines[near.line], near.line - event.line
    mention = text.report.mentions[near.mention]
    here = sorted((p for places in text.places.values() for p in places if p.line == near.line), key=lambda p: p.start)
    start, end, size = _list_around(line, here, near)
    found = {f"kind {event.kind}", f"frame {event.frame}", f"rule {event.rule}", f"status {event.status}"}
    found |= {f"sentences {away:+d}", f"list of {min(size, 4)}", f"people in sentence {min(len(here), 5)}"}
    found |= {f"list of {min(size, 3)}, sentences {away:+d}", f"zone {line.sentence.zone}"}
    found |= {
        f"named {min(len(text.places[person]), 4)} times",
        f"frame {event.frame}, {'here' if not away else 'away'}",
    }
    found |= {"first mention"} if text.places[person][0] == near else set()
    found |= {"same paragraph"} if _one_paragraph(text, near.line, event.line) else {"other paragraph"}
    found |= {"office"} if mention.offices else set()
    before, behind = line.lower[max(start - 6, 0) : start], line.lower[end : end + 6]
    for name, words in (("attends", ATTENDS), ("company", COMPANY), ("absent", ABSENT)):
        found |= {f"{name} before"} if words & {*before} else set()
        found |= {f"{name} behind"} if words & {*behind} else set()
    found |= {f"before: {word}" for word in before[-3:]} | {f"behind: {word}" for word in behind[:3]}
    beside = {*line.lower[max(near.start - 1, 0) : near.start], *line.lower[near.end : near.end + 1]}
    found |= {"speaks"} if beside & (LISTS["says"] | LISTS["speakers"] | {"menurut"}) else set()
    found |= {"oblique"} if {*line.lower[max(near.start - 1, 0) : near.start]} & LISTS["oblique"] else set()
    found |= {"observer"} if OBSERVERS & {*line.lower[max(near.start - 5, 0) : near.end]} else set()
    found |= {"background"} if LISTS["background"] & {*line.lower} else set()
    found |= {"apart"} if LISTS["apart"] & {*text.lines[event.line].lower} else set()
    return frozenset(found | (_away(text, event, near, here) if away else _beside(line, event, near, here)))


def _list_around(line: Line, here: Sequence[Place], near: Place) -> tuple[int, int, int]:
    """Return where the list of people begins and ends that a person stands in, and how many it has."""
    runs: list[list[Place]] = []
    for place in here:
        between = line.lower[runs[-1][-1].end : place.start] if runs else ()
        joined = runs and 0 < len(between) <= 4 and all(word in LISTS["connectors"] for word in between)
        runs = [*runs[:-1], [*runs[-1], place]] if joined else [*runs, [place]]
    mine = next(run for run in runs if near in run)
    return mine[0].start, mine[-1].end, len(mine)


def _one_paragraph(text: Text, left: int, right: int) -> bool:
    first, last = sorted((left, right))
    return "\n" not in text.article.text[text.lines[first].sentence.span.end : text.lines[last].sentence.span.start]


def _beside(line: Line, event: Event, near: Place, here: Sequence[Place]) -> set[str]:
    """Describe a person of the event's own sentence."""
    side = "left" if near.end <= event.start else "right"
    first, last = (near.end, event.start) if side == "left" else (event.end, near.start)
    between = line.lower[first:last] if first < last else ()
    rank = min(sum(first <= place.start and place.end <= last for place in here), 3)
    far = next((edge for edge in (0, 2, 5, 10, 20) if len(between) <= edge), 99)
    found = {side, f"{side}, number {rank}", f"{side}, at most {far} words", f"{event.frame}, {side}, number {rank}"}
    found |= {f"{side}, across {word}" for word in CROSSED & {*between}}
    return found | {f"word behind: {word}" for word in line.lower[event.end : event.end + 2]}


def _away(text: Text, event: Event, near: Place, here: Sequence[Place]) -> set[str]:
    """Describe a person of another sentence."""
    line, own = (
        text.lines[near.line],
        {p for p, places in text.places.items() if any(x.line == event.line for x in places)},
    )
    found = {f"opens: {word}" for word in line.lower[:3]}
    inside = range(min(near.line, event.line) + 1, max(near.line, event.line))
    found |= {"event between"} if any(other.line in inside for other in text.events) else set()
    found |= {"event there"} if any(other.line == near.line for other in text.events) else set()
    found |= {"somebody of both"} if own & {text.person[place.mention] for place in here} else set()
    pronouns = PRONOUNS & {*text.lines[event.line].lower}
    found |= {f"pronoun, {'before' if near.line < event.line else 'behind'}"} if pronouns else set()
    return found | {f"people beside event {min(len(own), 3)}"}


def seen(text: Text, event: Event, person: int) -> Features:
    """Describe what the rules made of a person and of the events around."""
    mine = text.told(event)
    found = {f"rules: {min(len(mine), 4)} people"} | ({"rules: takes part"} if person in mine else set())
    last = ""
    for other in text.events:
        near = other.claim is not None and other != event and abs(other.line - event.line) <= WINDOW
        if not near or FAMILIES[other.kind] != FAMILIES[event.kind]:
            continue
        members = text.told(other)
        if person in members:
            found |= {f"rules: in a claim {'that shares people' if mine & members - {person} else 'of others'}"}
            found |= {"rules: in a claim of this sentence"} if other.line == event.line else set()
        if other.line <= event.line:
            last = "rules: in the last claim" if person in members else "rules: not in the last claim"
    return frozenset(found | ({last} if last else set()))


# --- the model ---


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of features; a chance is the logistic of their sum. ``rules``: whether it sees what the rules did."""

    weights: Mapping[str, float]
    bias: float
    rules: bool

    def chance(self, sample: Sample) -> float:
        """Return how likely a person took part, 0..1."""
        given = sample.features | sample.seen if self.rules else sample.features
        return float(1 / (1 + np.exp(-self.bias - sum(self.weights.get(name, 0.0) for name in sorted(given)))))


def fit(samples: Sequence[Sample], story: Mapping[Key, str], *, rules: bool) -> Model:
    """Fit weights; features that few stories have are left out.

    Args:
        samples: Those without an answer are passed over.
        story: The story that each sample is from.
        rules: Whether the model may see what the rules did.
    """
    known = [sample for sample in samples if sample.right is not None]
    given = [sample.features | sample.seen if rules else sample.features for sample in known]
    told: dict[str, set[str]] = defaultdict(set)
    for sample, names in zip(known, given, strict=True):
        for name in names:
            told[name].add(story[sample.key])
    times = Counter(name for names in given for name in names)
    kept = sorted(name for name, where in told.items() if len(where) >= STORIES and times[name] >= TIMES)
    table = np.array([[*(name in names for name in kept), True] for names in given], dtype=float)
    weights = newton(table, np.array([float(bool(sample.right)) for sample in known]))
    return Model(dict(zip(kept, map(float, weights[:-1]), strict=True)), float(weights[-1]), rules)


def newton(table: NDArray[np.float64], right: NDArray[np.float64], rounds: int = 30) -> NDArray[np.float64]:
    """Return the weights of the columns; the last column is all ones and goes without penalty."""
    weights = np.zeros(table.shape[1])
    penalty = np.full(table.shape[1], RIDGE)
    penalty[-1] = 0.01
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chance - right) + penalty * weights
        bend = (table.T * (chance * (1 - chance))) @ table + np.diag(penalty)
        weights -= np.linalg.solve(bend, slope)
    return weights
