"""What two persons' names say about being one person."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.link.lists import NameLists, Spelling, fold_name, load_lists
from pipeline.link.person_names import CERTAIN, SAME, compare, parse, skeleton

RULES = load_lists().spellings


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sergei Ivanov", "Sergey Ivanov"),
        ("Yuriy Gagarin", "Jurij Gagarin"),
        ("Dmitry Medvedev", "Dmitrij Medwedew"),
        ("Mohammed Hassani", "Muhammad Hasani"),
        ("Antony Eden", "Anthony Eden"),
        ("Zhao Leji", "Leji Zhao"),
        ("Zhao Leji", "Zhao Le-ji"),
        ("Soetomo Wardhana", "Sutomo Wardana"),
        ("Tjokro Aminoto", "Cokro Aminoto"),
        ("Viktor Orbán", "Viktor Orban"),
        ("JOHN MAJOR", "John Major"),
    ],
)
def test_spellings_of_one_name_are_certain(left: str, right: str, lists: NameLists) -> None:
    assert compare(parse(left, lists), parse(right, lists), lists).value >= CERTAIN


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Surya Dharma Wibisono", "Surya Wibisono"),
        ("Surya Dharma Wibisono", "Surya Dharma"),
        ("S. Radhakrishnan", "Sarvepalli Radhakrishnan"),
        ("H.R. Haldeman", "Harry Robbins Haldeman"),
        ("Mohammed bin Rashid", "Mohammed bin Rashid Al Maktoum"),
    ],
)
def test_shortened_full_names_are_the_same_but_not_certain(left: str, right: str, lists: NameLists) -> None:
    assert SAME <= compare(parse(left, lists), parse(right, lists), lists).value < CERTAIN


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Li Qiang", "Li Keqiang"),
        ("Li Qiang", "Li Shangfu"),
        ("Kim Jong Un", "Kim Yo Jong"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("Kim Jong", "Kim Jong Un"),
        ("George Bush Sr", "George Bush Jr"),
        ("Ferdinand Marcos", "Ferdinand Marcos Jr"),
        ("Leo XIII", "Leo XIV"),
        ("Susanto Wibowo", "Susanti Wibowo"),
        ("Zheng Wei", "Zeng Wei"),
        ("Salman bin Abdulaziz", "Mohammed bin Salman bin Abdulaziz"),
        ("Michelle Obama", "Barack Obama"),
        ("Budi Gunawan", "Budi Gunadi Sadikin"),
    ],
)
def test_contradictions_are_a_veto(left: str, right: str, lists: NameLists) -> None:
    assert compare(parse(left, lists), parse(right, lists), lists).value == 0.0


@pytest.mark.parametrize(
    ("part", "name"), [("Obama", "Barack Obama"), ("Muhammad Ali", "Muhammad Ali Jinnah"), ("Li", "Li Qiang")]
)
def test_parts_that_others_share_stay_below_the_threshold(part: str, name: str, lists: NameLists) -> None:
    assert 0.0 < compare(parse(part, lists), parse(name, lists), lists).value < SAME


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_spelling_rule_fires_on_its_own_example_and_only_there(rule: Spelling, lists: NameLists) -> None:
    def sound(name: str, known: NameLists) -> list[str]:
        return [skeleton(word, known) for word in fold_name(name).split()]

    others = replace(lists, spellings=tuple(other for other in lists.spellings if other.id != rule.id))
    assert sound(rule.fires_on[0], lists) == sound(rule.fires_on[1], lists)
    assert sound(rule.fires_on[0], others) != sound(rule.fires_on[1], others)
    assert sound(rule.silent_on[0], lists) != sound(rule.silent_on[1], lists)


@pytest.mark.parametrize(
    ("name", "full"),
    [("von der Leyen", False), ("Charles III", True), ("Putin", False), ("Marcos Jr.", False), ("Xi Jinping", True)],
)
def test_particles_and_generations_do_not_make_a_name_full(name: str, full: bool, lists: NameLists) -> None:
    assert parse(name, lists).full is full


@given(st.text(min_size=1, max_size=30), st.text(min_size=1, max_size=30))
def test_comparison_is_symmetric_and_within_bounds(left: str, right: str) -> None:
    lists = load_lists()
    a, b = parse(left, lists), parse(right, lists)
    assert compare(a, b, lists).value == compare(b, a, lists).value
    assert 0.0 <= compare(a, b, lists).value <= 1.0
    assert compare(a, a, lists).value == 1.0


def test_no_given_name_stands_in_two_groups_and_lists_are_folded(lists: NameLists) -> None:
    assert all(word == fold_name(word) for word in (*lists.given, *lists.common, *lists.family_first, *lists.particles))
