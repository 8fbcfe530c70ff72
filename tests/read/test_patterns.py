"""Token patterns match what spaCy's matcher matches, and take no notice of white space."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.matcher import Matcher

from pipeline.lexicons.world import World
from pipeline.read.meetings.patterns import Pattern
from pipeline.read.meetings.triggers import load_rules
from pipeline.read.nlp import build

Tokens = list[dict[str, Any]]


def found(tokens: Tokens, text: str) -> set[tuple[int, int]]:
    words = text.split()
    lower = [word.lower() for word in words]
    return {(start, end) for start in range(len(words)) for end in Pattern(tokens).ends(words, lower, start)}


def test_every_rule_matches_what_spacy_matches(world: World) -> None:
    nlp = build(world)
    docs = [nlp(example) for rule in load_rules() for example in (rule.fires_on, rule.silent_on)]
    lines = [([token.text for token in doc], [token.lower_ for token in doc]) for doc in docs]
    for rule in load_rules():
        matcher, pattern = Matcher(nlp.vocab), Pattern(rule.pattern)
        matcher.add(rule.id, [[dict(token) for token in rule.pattern]])
        for doc, (words, lower) in zip(docs, lines, strict=True):
            own = {(start, end) for start in range(len(words)) for end in pattern.ends(words, lower, start)}
            assert own == {(start, end) for _, start, end in matcher(doc)}, (rule.id, doc.text)


def test_a_token_may_be_missing_or_repeat() -> None:
    many: Tokens = [{"LOWER": "tatap"}, {"LOWER": {"IN": ["muka", "mata"]}, "OP": "*"}]
    assert found(many, "Bertatap Tatap muka mata lagi") == {(1, 2), (1, 3), (1, 4)}
    some: Tokens = [{"LOWER": "temu", "OP": "?"}, {"LOWER": {"NOT_IN": [","]}, "OP": "+"}, {"LOWER": "muka"}]
    assert found(some, "temu tatap , muka temu di muka") == {(3, 7), (4, 7), (5, 7)}
    small: Tokens = [{"LOWER": "duduk"}, {"LOWER": {"NOT_IN": ["di"]}, "IS_LOWER": True, "OP": "?"}, {"LOWER": "di"}]
    assert found(small, "duduk Raka di duduk lama di") == {(3, 6)}


def test_what_is_asked_first_is_what_every_match_has() -> None:
    tokens: Tokens = [
        {"LOWER": {"IN": ["b", "a"]}},
        {"LOWER": "c"},
        {"LOWER": "d", "OP": "?"},
        {"LOWER": {"NOT_IN": ["e"]}},
    ]
    assert Pattern(tokens).required == [{"c"}, {"a", "b"}]
    assert Pattern(tokens).longest == 4
    assert Pattern([{"LOWER": "a"}, {"LOWER": "b", "OP": "+"}]).longest == 0


@pytest.mark.parametrize("token", [{"LOWER": {"REGEX": "a"}}, {"LOWER": "a", "POS": "VERB"}, {"LOWER": "a", "OP": "!"}])
def test_what_is_not_understood_is_refused(token: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no pattern of words"):
        Pattern([token])
