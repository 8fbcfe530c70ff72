"""Names compared in bulk: the same values as one by one, and only pairs that share a key."""

from __future__ import annotations

import csv
import itertools
import random
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.lexicons.world import load_world
from pipeline.link.blocks import block_keys, candidate_pairs, meeting
from pipeline.link.lists import NameLists, load_lists, respell, respell_all
from pipeline.link.numbered import NumberedNames
from pipeline.link.person_names import PersonName, compare, exclude, parse
from pipeline.link.scores import Scorer

PAIRS = Path(__file__).parents[2] / "data" / "alias" / "pairs.csv"
WORDS = ["raka", "rakka", "r", "sudibyo", "soedibjo", "sudibja", "amina", "aminah", "le", "ji", "leji", "li", "zhang"]
WORDS += ["mohammed", "muhammad", "m", "bin", "ibn", "al", "jr", "ii", "xi", "kim", "jong", "un", "nguyen", "antoni"]
WORDS += ["wijayakusuma", "wijayakusumo", "wijayaksuma", "kusumawijaya", "wira", "wijaya", "antony", "x", "diallo"]


def numbered(names: Iterable[PersonName], lists: NameLists) -> NumberedNames:
    return NumberedNames(sorted(set(names)), lists)


def every_pair(count: int) -> tuple[list[int], list[int]]:
    left, right = zip(*itertools.combinations(range(count), 2), strict=True)
    return list(left), list(right)


def differing(names: NumberedNames, lists: NameLists) -> list[tuple[PersonName, PersonName, float, float]]:
    left, right = every_pair(len(names.names))
    found = Scorer(names, lists).scores(np.array(left), np.array(right)).tolist()
    pairs = [(names.names[i], names.names[j]) for i, j in zip(left, right, strict=True)]
    plain = [compare(a, b, lists).value for a, b in pairs]
    return [(*pair, x, y) for pair, x, y in zip(pairs, found, plain, strict=True) if x != y]


def test_names_of_the_hand_written_pairs_score_as_one_by_one(lists: NameLists) -> None:
    with PAIRS.open(encoding="utf-8") as stream:
        texts = sorted({row[side] for row in csv.DictReader(stream) if row["type"] == "PER" for side in ("a", "b")})
    chosen = random.Random(5).sample(texts, 150)
    assert not differing(numbered((parse(text, lists) for text in chosen), lists), lists)


def test_names_of_listed_persons_score_as_one_by_one(lists: NameLists) -> None:
    texts = sorted({name for tenure in load_world().tenures for name in (tenure.person, *tenure.names)})
    chosen = random.Random(3).sample(texts, 150)
    assert not differing(numbered((parse(text, lists) for text in chosen), lists), lists)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=10), min_size=2, max_size=12))
def test_any_names_score_as_one_by_one_and_exclude_each_other_where_that_is_nothing(texts: list[list[str]]) -> None:
    lists = load_lists()
    names = numbered((parse(" ".join(words), lists) for words in texts), lists)
    if len(names.names) > 1:
        assert not differing(names, lists)
    for a, b in itertools.combinations(names.names, 2):
        assert exclude(a, b, lists) == (compare(a, b, lists).value == 0.0)


def test_many_texts_are_respelt_as_one_by_one(lists: NameLists) -> None:
    texts = [a + b for a in WORDS for b in WORDS] + ["", "yya", "j", "sudibyo\nraka"]
    assert respell_all(texts[:-1], lists) == [respell(text, lists) for text in texts[:-1]]
    assert len(respell_all(texts, lists)) == len(texts)  # a line break inside, which no folded word has
    assert respell_all([], lists) == []


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=2, max_size=5), max_size=12))
def test_names_that_share_a_key_meet(texts: list[list[str]]) -> None:
    lists = load_lists()
    names = numbered((parse(" ".join(words), lists) for words in texts), lists)
    keys = [block_keys(name, lists) for name in names.names]
    share = {(i, j) for i, j in itertools.combinations(range(len(keys)), 2) if keys[i] & keys[j]}
    near = meeting(names.names, lists)
    assert {(i, j) for i, name in enumerate(names.names) for j in near.get(name, ()) if i < j} == share
    assert {pair for sides in candidate_pairs(names) for pair in zip(*map(list, sides), strict=True)} <= share


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_names_make_no_pair(count: int, lists: NameLists) -> None:
    names = numbered([parse("Raka Sudibyo", lists)][:count], lists)
    none = np.empty(0, dtype=np.int64)
    assert not list(candidate_pairs(names))
    assert not len(Scorer(names, lists).scores(none, none))
