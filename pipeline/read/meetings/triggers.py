"""The words that state a contact: rules read from ``meetings.toml``, matched with spaCy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from pipeline import lexicons
from pipeline.read.lines import Line
from pipeline.records import MeetingKind

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

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
    leads: bool = False
    several: bool = False
    opened: bool = False
    invites: bool = False
    there: bool = False
    trip: bool = False
    zones: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


def _wordless(name: str, frame: Frame) -> Rule:
    """A rule without words of its own, for what the shape of a text tells."""
    return Rule(name, (), frame, "meeting", fires_on="", silent_on="", participants=())


TOGETHER = _wordless("caption-together", "joint")
"""People shown side by side in a photo: the only contact without a word of its own."""


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


class TriggerFinder:
    """Finds contacts in sentences; made once for a tokenizer."""

    def __init__(self, nlp: Language) -> None:
        from spacy.matcher import Matcher

        self._rules = load_rules()
        self._matchers: list[Matcher] = []
        self._required = [required(rule.pattern) for rule in self._rules]
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
        words = frozenset(line.lower)
        near = {number for word in words for number in self._anchored.get(word, ())}
        tried = [number for number in near if not any(map(words.isdisjoint, self._required[number]))]
        if not tried:
            return []
        first = line.tokens[0]
        position = {token: place for place, token in enumerate(line.tokens)}
        span = doc[first : line.tokens[-1] + 1]
        matches = [
            (start - end, number, position[first + start], position[first + end - 1] + 1)
            for number in sorted(tried)
            for _, start, end in self._matchers[number](span)
            if first + start in position and first + end - 1 in position
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
        return sorted(found, key=lambda trigger: trigger.start)
