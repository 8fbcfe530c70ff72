"""The words that state a contact: rules read from ``meetings.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pipeline import lexicons
from pipeline.read.lines import Line
from pipeline.read.meetings.patterns import Pattern
from pipeline.read.meetings.status import judge
from pipeline.records import MeetingKind

_SEVERAL = ("dua", "tiga", "empat", "lima", "beberapa", "sejumlah", "serangkaian", "rangkaian")
"""Before talks, they say that there were several."""

Frame = Literal[
    "with",
    "act",
    "passive",
    "noun",
    "travel",
    "attend",
    "joint",
    "signed",
    "company",
    "attended",
    "given",
    "home",
    "over",
    "toward",
    "line",
]


@dataclass(frozen=True, slots=True)
class Rule:
    """One wording of a contact; ``meetings.toml`` says what the fields mean."""

    id: str
    pattern: tuple[Mapping[str, Any], ...]
    frame: Frame
    kind: MeetingKind
    fires_on: str
    silent_on: str
    participants: tuple[str, ...]
    host: Literal["subject", "object", ""] = ""
    before: str = ""
    weak: bool = False
    placed: bool = False
    shared: bool = False
    persons: bool = False
    third: bool = False
    behind: bool = False
    leads: bool = False
    several: bool = False
    opened: bool = False
    invites: bool = False
    there: bool = False
    stage: bool = False
    back: bool = False
    trip: bool = False
    matches: bool = False
    arrives: bool = False
    plan: bool = False
    quoted: bool = False
    zones: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


def _wordless(name: str, frame: Frame) -> Rule:
    """A rule without words of its own, for what the shape of a text tells."""
    return Rule(name, (), frame, "meeting", fires_on="", silent_on="", participants=())


TOGETHER = _wordless("caption-together", "joint")
"""People shown side by side in a photo: the only contact without a word of its own."""


IN_LINE = _wordless("next-in-line", "noun")
"""Somebody whom the one told of met next."""


NUMBERED = _wordless("numbered", "noun")
"""One of several contacts that are counted: "Yang pertama di Dakar pada 2019"."""


OCCASION = _wordless("occasion", "noun")
"""A gathering whose people are named by other sentences."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A rule that matched the words ``start`` up to ``end`` of a line."""

    rule: Rule
    start: int
    end: int


@cache
def load_rules() -> tuple[Rule, ...]:
    """Read the shipped rules, in the order of the file."""
    return tuple(
        Rule(
            **{
                **row,
                "pattern": tuple(row["pattern"]),
                "participants": tuple(row["participants"]),
                "zones": tuple(row.get("zones", ())),
                "needs": tuple(row.get("needs", ())),
                "not_after": tuple(row.get("not_after", ())),
            }
        )
        for row in lexicons.read("meetings")["rule"]
    )


class TriggerFinder:
    """Finds contacts in sentences; made once."""

    def __init__(self) -> None:
        self._rules = load_rules()
        self._patterns = [Pattern(rule.pattern) for rule in self._rules]
        # a word -> the rules that may hold there, each with the words of which it needs one besides
        self._anchored: dict[str, list[tuple[int, frozenset[str] | None]]] = {}
        for number, pattern in enumerate(self._patterns):
            for word in pattern.required[0]:
                other = pattern.required[1] if len(pattern.required) > 1 else None
                self._anchored.setdefault(word, []).append((number, other))
        self._anchors = frozenset(self._anchored)

    def find(self, line: Line) -> list[Trigger]:
        """Return the triggers of a sentence in text order; they do not overlap."""
        # only rules all of whose words stand in the line are tried: matching all of them cost as much as the tagger
        words = frozenset(line.lower)
        places: dict[int, list[int]] = {}
        anchors = words & self._anchors
        for place, word in enumerate(line.lower):
            for number, other in self._anchored[word] if word in anchors else ():
                if other is None or not words.isdisjoint(other):
                    places.setdefault(number, []).append(place)
        matches = [
            (start - end, number, start, end)
            for number, around in places.items()
            if not any(map(words.isdisjoint, self._patterns[number].required[2:]))
            for start, end in self._matches(self._patterns[number], around, line)
        ]
        if not matches:
            return []
        found: list[Trigger] = []
        for _, number, start, end in sorted(matches):
            rule = self._rules[number]
            if rule.zones and line.sentence.zone not in rule.zones:
                continue
            if rule.needs and not set(rule.needs).intersection(line.lower[:start]):
                continue
            if start and line.lower[start - 1] in rule.not_after:
                continue
            if all(end <= other.start or other.end <= start for other in found):
                found.append(Trigger(rule, start, end))
        return sorted(self._one_by_one(line, found), key=lambda trigger: trigger.start)

    def _one_by_one(self, line: Line, found: list[Trigger]) -> list[Trigger]:
        """Take several talks pair by pair: "Dua pertemuan digelar: Amina dengan Bou, dan Raka dengan Cheikh"."""
        talks = [t for t in found if t.rule.frame == "noun" and t.rule.kind == "meeting"]
        colon = next((place for place, word in enumerate(line.lower) if word.endswith(":")), None) if talks else None
        heads = [t for t in talks if colon and t.end <= colon]
        if colon is None or not heads or line.lower[heads[0].start - 1] not in _SEVERAL:
            return found
        pairs = [place for place in range(colon + 1, len(line)) if line.lower[place] == "dengan"]
        told = judge(line, heads[0].start, heads[0].end, "noun").status == "held"
        if not pairs or not told or any(trigger.start > colon for trigger in found):
            return found
        rule = next(rule for rule in self._rules if rule.frame == "with")
        return [*(t for t in found if t not in heads), *(Trigger(rule, place, place + 1) for place in pairs)]

    @staticmethod
    def _matches(pattern: Pattern, anchors: Sequence[int], line: Line) -> Iterator[tuple[int, int]]:
        """Yield the stretches of a line that a pattern matches, looked for around its most telling word only."""
        most, lower = pattern.longest, line.lower
        if most == 1:
            yield from ((place, place + 1) for place in anchors)
            return
        if most:  # its other words must stand near by
            around = ((place, lower[max(place - most + 1, 0) : place + most]) for place in anchors)
            others = pattern.required[1:]
            anchors = [place for place, words in around if not any(other.isdisjoint(words) for other in others)]
        if not anchors:
            return
        for start in range(max(anchors[0] - most + 1, 0) if most else 0, anchors[-1] + 1):
            yield from ((start, end) for end in pattern.ends(line.words, lower, start))
