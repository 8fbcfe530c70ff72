from __future__ import annotations

from typing import Any

import pytest

from tests.models.recipe import load

rules = load("rules")
sentences = load("sentences")
RULES = rules.DATA["rule"]


def applied(rule: dict[str, Any], text: str) -> str:
    result: str = sentences.to_brackets(getattr(rules, rule["id"])(sentences.from_brackets(text)))
    return result


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_rule_changes_its_example(rule: dict[str, Any]) -> None:
    assert applied(rule, rule["fires_on"]) == rule["becomes"] != rule["fires_on"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_rule_leaves_its_counterexample(rule: dict[str, Any]) -> None:
    assert applied(rule, rule["silent_on"]) == rule["silent_on"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_rule_is_idempotent(rule: dict[str, Any]) -> None:
    once = applied(rule, rule["fires_on"])
    assert applied(rule, once) == once


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("[ORG PKB (Partai Kebangkitan Bangsa)] .", "[ORG PKB] ( [ORG Partai Kebangkitan Bangsa] ) ."),
        ("[PER (SBY)] .", "( [PER SBY] ) ."),
        ("[ORG PT PLN (Persero)] .", "[ORG PT PLN] ( Persero ) ."),
        ("[LOC kantor Kementerian Perhubungan] .", "kantor [LOC Kementerian Perhubungan] ."),
        ("pemerintah Korea Selatan dan Korea Utara .", "pemerintah [LOC Korea Selatan] dan [LOC Korea Utara] ."),
        ("", ""),
    ],
)
def test_all_rules_in_order(text: str, becomes: str) -> None:
    assert sentences.to_brackets(rules.convert(sentences.from_brackets(text))) == becomes


def test_territories_are_names_of_single_states() -> None:
    names = rules.territory_names()
    assert {"Indonesia", "AS", "Tiongkok", "China", "Uni Emirat Arab", "Beijing"} <= names
    assert not {"Perserikatan Bangsa-Bangsa", "Uni Eropa", "Jersey", "Dunia"} & names
    assert not [name for name in names if "(" in name]
