"""The words that state a contact: rules read from ``meetings.toml``, matched with spaCy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from pipeline import lexicons
from pipeline.read.lines import Line
from pipeline.read.meetings.status import judge
from pipeline.records import MeetingKind

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

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
    back: bool = False
    trip: bool = False
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


def required(pattern: Sequence[Mapping[str, Any]]) -> list[frozenset[str]]:
    """Return, for each token that every match of a pattern has, the words that it may be; the most telling first."""
    tokens = (token["LOWER"] for token in pattern if token.get("OP", "1") not in ("?", "*", "!"))
    choices = (frozenset([words] if isinstance(words, str) else words.get("IN", ())) for words in tokens)
    # what only excludes words has none
    return sorted(filter(None, choices), key=lambda words: (len(words), sorted(words)))


def longest(pattern: Sequence[Mapping[str, Any]]) -> int:
    """Return how many words a match of a pattern has at most, 0 where that has no bound."""
    return 0 if any(token.get("OP", "1") in ("*", "+") for token in pattern) else len(pattern)


class TriggerFinder:
    """Finds contacts in sentences; made once for a tokenizer."""

    def __init__(self, nlp: Language) -> None:
        from spacy.matcher import Matcher

        self._rules = load_rules()
        self._matchers: list[Matcher] = []
        self._required = [required(rule.pattern) for rule in self._rules]
        self._longest = [longest(rule.pattern) for rule in self._rules]
        self._anchored: dict[str, list[int]] = {}
        for number, rule in enumerate(self._rules):
            matcher = Matcher(nlp.vocab)
            matcher.add(rule.id, [[dict(token) for token in rule.pattern]])
            self._matchers.append(matcher)
            for word in self._required[number][0]:
                self._anchored.setdefault(word, []).append(number)

    def find(self, doc: Doc, line: Line) -> list[Trigger]:
        """Return the triggers of a sentence in text order; they do not overlap."""
        # only rules all of whose words stand in the line are tried: matching all of them cost as much as the tagger
        anchors = self._anchored.keys() & line.lower
        if not anchors:
            return []
        words = frozenset(line.lower)
        near = {number for word in anchors for number in self._anchored[word]}
        tried = [number for number in near if not any(map(words.isdisjoint, self._required[number]))]
        matches = [
            (start - end, number, start, end) for number in tried for start, end in self._matches(number, doc, line)
        ]
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
        colon = next((place for place, word in enumerate(line.lower) if word.endswith(":")), None)
        heads = [t for t in found if colon and t.end <= colon and t.rule.frame == "noun" and t.rule.kind == "meeting"]
        if colon is None or not heads or line.lower[heads[0].start - 1] not in _SEVERAL:
            return found
        pairs = [place for place in range(colon + 1, len(line)) if line.lower[place] == "dengan"]
        told = judge(line, heads[0].start, heads[0].end, "noun").status == "held"
        if not pairs or not told or any(trigger.start > colon for trigger in found):
            return found
        rule = next(rule for rule in self._rules if rule.frame == "with")
        return [*(t for t in found if t not in heads), *(Trigger(rule, place, place + 1) for place in pairs)]

    def _matches(self, number: int, doc: Doc, line: Line) -> Iterator[tuple[int, int]]:
        """Yield the stretches of a line that a rule matches, looked for around its most telling word only."""
        most, anchors = self._longest[number], self._required[number][0]
        places = [place for place, word in enumerate(line.lower) if word in anchors]
        if most == 1:
            yield from ((place, place + 1) for place in places)
            return
        near = range(max(places[0] - most, 0), min(places[-1] + most, len(line))) if most else range(len(line))
        first, last = line.tokens[near[0]], line.tokens[near[-1]]
        position = {line.tokens[place]: place for place in near}  # white space is a token, but no word
        for _, start, end in self._matchers[number](doc[first : last + 1]):
            if first + start in position and first + end - 1 in position:
                yield position[first + start], position[first + end - 1] + 1
