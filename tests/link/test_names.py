"""Names as texts write them, without context."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.lexicons.world import World, load_world
from pipeline.link.lists import NameLists, load_lists
from pipeline.link.names import SAME, Matcher, NameType, match
from pipeline.link.titles import strip_titles
from pipeline.records import MentionType

PAIRS = Path(__file__).parents[3] / "shared" / "alias" / "pairs.dev.jsonl"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Presiden Freedonia Ann Marlow", "Ann Marlow"),
        ("mantan Menteri Pertahanan Rufus Firefly", "Rufus Firefly"),
        ("Jenderal Bill Foss", "Bill Foss"),
        ("bos tambang Bill Foss", "Bill Foss"),
        ("Pak Marlow", "Marlow"),
        ("Presiden", "Presiden"),
        ("van der Berg", "van der Berg"),
    ],
)
def test_titles_before_a_name_are_taken_off(written: str, name: str, world: World, lists: NameLists) -> None:
    assert strip_titles(written, world, lists) == name


@pytest.mark.parametrize(
    ("a", "b", "type", "same"),
    [
        ("Menhan Freedonia Rufus Firefly", "Rufus T. Firefly", "PER", True),
        ("Presiden Jokowi", "Joko Widodo", "PER", True),
        ("Ann Marlow", "Presiden Bill Marlow", "PER", False),
        ("LT", "Liga Timur", "ORG", True),
        ("Kemhan Freedonia", "Kementerian Pertahanan Freedonia", "ORG", True),
        ("Bank Samudra", "Bank Rakyat Samudra", "ORG", False),
        ("Republik Freedonia", "Freedonia", "LOC", True),
        ("Strelsau", "Ruritania", "LOC", False),
    ],
)
def test_match(a: str, b: str, type: MentionType, same: bool, world: World) -> None:
    assert (match(a, b, type, world).value >= SAME) is same
    assert match(a, b, type, world).reasons


def test_roles_are_no_names(world: World) -> None:
    with pytest.raises(ValueError, match="not two names"):
        match("Menhan", "Menhan", "ROLE", world)


@pytest.mark.skipif(not PAIRS.exists(), reason="the labelled name pairs are not beside the repository")
def test_labelled_pairs_of_persons() -> None:
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    matcher = Matcher(load_world(), load_lists())
    judged = [(matcher.match(r["a"], r["b"], "PER").value >= SAME, r["same"]) for r in rows if r["type"] == "PER"]
    right = sum(guess and same for guess, same in judged)
    wrong = sum(guess and not same for guess, same in judged)
    missed = sum(same and not guess for guess, same in judged)
    assert 2 * right / (2 * right + wrong + missed) >= 0.95
    assert wrong <= 10


@pytest.mark.parametrize(
    ("a", "b", "type", "same"),
    [
        ("Beijing", "China", "GPE", True),
        ("Beijing", "China", "LOC", False),
        ("Beijing", "Shanghai", "GPE", False),
        ("Kremlin", "Rusia", "GPE", True),
        ("Beijing", "Taiwan", "GPE", False),
        ("Republik Belarus", "Belarusia", "GPE", True),
        ("Republik China", "China", "GPE", False),
        ("Slowenia", "Slovenia", "GPE", True),
        ("Slovakia", "Slovenia", "GPE", False),
        ("Niger", "Nigeria", "GPE", False),
        ("Iran", "Irak", "GPE", False),
        ("Korut", "Korsel", "GPE", False),
        ("African Development Bank", "Bank Pembangunan Afrika", "ORG", True),
        ("Black Sea Fleet", "Armada Laut Hitam Rusia", "ORG", True),
        ("Muhamadiyah", "Muhammadiyah", "ORG", True),
        ("Komite Pemilihan Tanah Bersih", "KPTB", "ORG", True),
        ("Bank Indonesia", "Bank Rakyat Indonesia", "ORG", False),
        ("Bank Dunia", "Bank Pembangunan Asia", "ORG", False),
        ("Dewan Keamanan", "Majelis Umum", "ORG", False),
        ("Dewan Eropa", "Uni Eropa", "ORG", False),
        ("Kementerian Pertahanan Rusia", "Kementerian Luar Negeri Rusia", "ORG", False),
        ("Kemhan Rusia", "Kementerian Pertahanan Rusia", "ORG", True),
        ("Armada Laut Hitam", "Armada Utara", "ORG", False),
    ],
)
def test_match_with_the_shipped_lists(a: str, b: str, type: NameType, same: bool) -> None:
    for left, right in ((a, b), (b, a)):
        assert (match(left, right, type).value >= SAME) is same, match(left, right, type)
