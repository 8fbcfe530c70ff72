"""What becomes of the model's tags."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicons.world import load_world
from pipeline.read.names import find_names
from pipeline.read.nlp import build, split_lines
from pipeline.records import Span, Zone, ZoneKind

WORLD = load_world()
ZONES: tuple[ZoneKind, ...] = ("headline", "caption", "body", "related")
_WORDS = [
    "Menteri",
    "Luar",
    "Negeri",
    "Komisi",
    "Eropa",
    "Amerika",
    "Serikat",
    "Joe",
    "Biden",
    "Jenderal",
    "Kota",
    "KTT",
]
_WORDS += ["DPRD", "Sleman", "Raka", "dan", "di", "(", ")", "–", ","]
NLP = build(WORLD)


def names(tagged: str, *, headline: str = "") -> list[tuple[str, str]]:
    """Read "Menteri Luar/B-ORG Negeri/I-ORG Prancis/I-ORG": words with the tags that a model gave them."""
    raw = f"{headline}\n{tagged}" if headline else tagged
    pairs = [word.rpartition("/") if "/" in word else (word, "", "O") for word in raw.split(" ")]
    text, given = "", {}
    for word, _, tag in pairs:
        text += " " * bool(text)
        given[len(text) + word.find("\n") + 1] = tag
        text += word
    cut = text.find("\n")
    zones = [Zone(Span(max(cut + 1, 0), len(text)), "body")]
    if cut > 0:
        zones.insert(0, Zone(Span(0, cut), "headline"))
    lines = split_lines(NLP(text), zones)
    tags = [[given.get(start, "O") for start in line.starts] for line in lines]
    return [(mention.text, mention.type) for mention in find_names(text, lines, tags, WORLD)]


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        # titles are outside
        ("Menteri Luar/B-ORG Negeri/I-ORG Prancis/I-ORG itu", [("Prancis", "LOC")]),
        ("kata Jenderal/B-PER Raka/I-PER Sudibyo/I-PER kemarin", [("Raka Sudibyo", "PER")]),
        ("kata Kapolres/B-PER kemarin", []),
        (
            "kata Pak Sri/B-PER Wahyuni/I-PER dan Syekh/B-PER Cheikh/I-PER Sarr/I-PER",
            [("Sri Wahyuni", "PER"), ("Cheikh Sarr", "PER")],
        ),
        ("kata Sri/B-PER Sultan/I-PER Raka/I-PER itu", [("Raka", "PER")]),
        # a branch is one name with its region
        ("Ketua DPW PKB/B-ORG Sleman/B-LOC itu", [("DPW PKB Sleman", "ORG")]),
        # outlets that write themselves small
        ("Foto: Raka/B-PER Sudibyo/I-PER / detikcom", [("Raka Sudibyo", "PER"), ("detikcom", "ORG")]),
        # lists fill in what the model left out, and correct what it is wrong about
        ("militer Iran dan NATO bergerak", [("Iran", "LOC"), ("NATO", "ORG")]),
        ("kata Komisi Eropa/B-LOC kemarin", [("Komisi Eropa", "ORG")]),
        ("pemerintah/B-ORG Taiwan/I-ORG menolak", [("Taiwan", "LOC")]),
        # parentheses part a long name from its short form
        (
            "Perserikatan/B-ORG Bangsa-Bangsa/I-ORG (/I-ORG PBB/I-ORG )/I-ORG menolak",
            [("Perserikatan Bangsa-Bangsa", "ORG"), ("PBB", "ORG")],
        ),
        # a country before a person
        (
            "Perdana Menteri Swedia/B-PER Ulf/I-PER Kristersson/I-PER tiba",
            [("Swedia", "LOC"), ("Ulf Kristersson", "PER")],
        ),
        # an area before a person
        (
            "Bupati Lembah/B-LOC Kuning/I-LOC Yosef/I-LOC Tamburian/I-LOC tiba",
            [("Lembah Kuning", "LOC"), ("Yosef Tamburian", "PER")],
        ),
        ("tiba di Bucha/B-PER kemarin", [("Bucha", "LOC")]),
        ("DPRD Telagawangi/B-LOC menolak", [("DPRD Telagawangi", "ORG")]),
        # heads that the model left out
        ("di Stadion Gajah/B-LOC Oya/I-LOC kemarin", [("Stadion Gajah Oya", "LOC")]),
        ("di Kota/B-LOC Zhuhai/I-LOC kemarin", [("Zhuhai", "LOC")]),
        ("dalam KTT/B-ORG ASEAN/I-ORG kemarin", [("ASEAN", "ORG")]),
    ],
)
def test_one_sentence(tagged: str, expected: list[tuple[str, str]]) -> None:
    assert names(tagged) == expected


def test_a_person_stays_one_all_over_the_article() -> None:
    body = "Raka/B-PER Sudibyo/I-PER datang. Lalu Sudibyo/B-PER pulang. Tamu Sudibyo/B-PER ikut."
    assert set(names(body)) == {("Raka Sudibyo", "PER"), ("Sudibyo", "PER")}


def test_a_headline_takes_its_names_from_the_text() -> None:
    found = names("Raka/B-PER Sudibyo/I-PER datang.", headline="Sudibyo Datang Lagi")
    assert found == [("Sudibyo", "PER"), ("Raka Sudibyo", "PER")]


def test_initials_are_persons_not_countries() -> None:
    assert names("Polisi menangkap pria berinisial AS/B-LOC dan RB/B-ORG kemarin.") == [("AS", "PER"), ("RB", "PER")]


def test_initials_with_an_age_are_a_person_throughout() -> None:
    found = names("Polisi menangkap AS/B-LOC ( 34 ) di Sleman/B-LOC . Kata AS/B-LOC begitu")
    assert [kind for _, kind in found] == ["PER", "LOC", "PER"]


def test_a_dateline_names_a_place() -> None:
    assert ("WOODSIDE", "LOC") in names("WOODSIDE/B-ORG , KOMPAS.com - Raka/B-PER datang.")


def test_a_name_never_grows_over_the_one_before() -> None:
    assert names("Luar/B-PER Luar/I-PER Luar/B-PER pulang") == [("Luar Luar", "PER"), ("Luar", "PER")]


@given(st.data())
def test_no_tags_make_it_fall_over(data: st.DataObject) -> None:
    words = st.sampled_from(_WORDS)
    text = " ".join(data.draw(st.lists(words, min_size=1, max_size=12)))
    zone: ZoneKind = data.draw(st.sampled_from(ZONES))
    (line,) = split_lines(NLP(text), (Zone(Span(0, len(text)), zone),))
    labels = ["O", *(f"{mark}-{kind}" for mark in "BI" for kind in ("PER", "ORG", "LOC"))]
    tags = data.draw(st.lists(st.sampled_from(labels), min_size=len(line), max_size=len(line)))
    mentions = find_names(text, [line], [tags], WORLD)
    assert all(text[m.span.start : m.span.end] == m.text for m in mentions)
    assert all(left.span.end <= right.span.start for left, right in pairwise(mentions))
