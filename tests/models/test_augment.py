from __future__ import annotations

from typing import Any

import pytest

from tests.models.recipe import load

augment = load("augment")
s = load("sentences")

SHARES = {"renamed": 1.0, "capitals": 1.0, "headline": 1.0, "curly": 1.0, "patterns": 2}


@pytest.fixture
def pool() -> Any:
    return augment.Pool(["Ana Silva", "Kim Min-jae"], ["Peru", "Korea Selatan"], ["Lima"], seed=1)


@pytest.mark.parametrize("pattern", augment.DATA["patterns"])
def test_pattern_fills_every_slot_and_labels_well(pattern: str, pool: Any) -> None:
    sentence = augment.filled(pattern, pool)
    text = " ".join(sentence.words)
    assert not set("{}[]") & set(text)
    assert list(sentence.names) == sorted(sentence.names)
    assert all(0 <= name.start < name.end <= len(sentence.words) for name in sentence.names)


def test_last_takes_up_the_person_before(pool: Any) -> None:
    sentence = augment.filled("{per} pergi , kata {last} .", pool)
    full, last = sentence.names
    assert sentence.surface(last) == pool.short(sentence.surface(full))


@pytest.mark.parametrize(
    ("person", "later"),
    [("Ana Silva", "Silva"), ("Ursula von der Leyen", "von der Leyen"), ("Wang Yi", "Wang"), ("Suharto", "Suharto")],
)
def test_what_a_person_is_called_later(person: str, later: str, pool: Any) -> None:
    assert pool.short(person) == later


def test_made_names_put_the_family_first(pool: Any) -> None:
    for family, given in (pool.family_first().split() for _ in range(50)):
        assert family in augment.DATA["family_first"]
        assert given.isalpha() and given.istitle()


def test_slot_inside_brackets_is_part_of_the_name(pool: Any) -> None:
    assert augment.filled("[ORG Timnas {country}] menang", pool).names[0].end in (2, 3)


def test_renaming_keeps_everything_but_the_names(pool: Any) -> None:
    old = s.from_brackets("kata [PER Joko Widodo] kepada [PER Jokowi] di [LOC Peru] , [LOC Solo] .")
    new = augment.renamed(old, pool)
    assert [name.label for name in new.names] == ["PER", "PER", "LOC", "LOC"]
    full, short, *_ = new.names
    assert new.surface(full) != "Joko Widodo" and full.end - full.start == 2
    assert new.surface(short) != "Jokowi" and short.end - short.start == 1
    assert new.surface(new.names[3]) == "Solo"
    assert new.words[0] == "kata" and new.words[-1] == "."


def test_case_and_quotes() -> None:
    old = s.from_brackets('" Saya dan [PER Joko] di sini , " kata [PER Widodo] .')
    assert s.to_brackets(augment.capitals(old)).startswith('" SAYA DAN [PER JOKO]')
    assert s.to_brackets(augment.headline(old)) == '" Saya dan [PER Joko] di Sini , " Kata [PER Widodo]'
    assert s.to_brackets(augment.curly(old)) == "“ Saya dan [PER Joko] di sini , ” kata [PER Widodo] ."


def test_same_seed_same_sentences() -> None:
    sentences = [s.from_brackets("kata [PER Joko Widodo] di [LOC Peru] .")] * 5
    made = [
        augment.augmented(sentences, augment.Pool(["Ana Silva", "Bo Li"], ["Peru", "Mali"], ["Lima"], seed=3), SHARES)
        for _ in range(2)
    ]
    assert made[0] == made[1]
    assert made[0][:5] == sentences


@pytest.mark.parametrize(
    ("name", "kept"), [("Ana Silva", True), ("Abdel Fattah al-Sisi", True), ("Putin", False), ("ana silva", False)]
)
def test_only_full_names_of_open_sources_are_drawn(name: str, kept: bool, tmp_path: Any) -> None:
    table = tmp_path / "holders.csv"
    table.write_text(f"person,source\n{name},world@1\nJane Roe,ifg-ministers@1\n", encoding="utf-8")
    assert augment.office_holders(table) == ([name] if kept else [])
