"""Words and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicons.world import load_world
from pipeline.read.nlp import build, split_lines
from pipeline.records import Span, Zone

NLP = build(load_world())


def words(text: str) -> list[str]:
    return [token.text for token in NLP(text)]


def sentences(text: str, *zones: Zone) -> list[str]:
    return [text[line.sentence.span.start : line.sentence.span.end] for line in split_lines(NLP(text), zones)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rusia-China", ["Rusia", "-", "China"]),
        ("AS-China-Rusia", ["AS", "-", "China", "-", "Rusia"]),
        ("Asia-Pasifik", ["Asia-Pasifik"]),
        ("Kim Jong-un", ["Kim", "Jong-un"]),
        ("pasangan calon Raka Keita-Amina menang", ["pasangan", "calon", "Raka", "Keita", "-", "Amina", "menang"]),
        ("pasangan itu. Jean-Paul Keita", ["pasangan", "itu", ".", "Jean-Paul", "Keita"]),
        ("Raka-Amina: Raka menemui Amina", ["Raka", "-", "Amina", ":", "Raka", "menemui", "Amina"]),
        ("Joko Widodo-Jusuf Kalla", ["Joko", "Widodo", "-", "Jusuf", "Kalla"]),
        ("duet Prabowo-Gibran", ["duet", "Prabowo", "-", "Gibran"]),
        ("Abdul-Jabbar", ["Abdul-Jabbar"]),
        ("Amina Sarr-Diallo: Amina Sarr pergi", ["Amina", "Sarr-Diallo", ":", "Amina", "Sarr", "pergi"]),
        ("bahu-membahu", ["bahu-membahu"]),
        ("Ir. Sudibyo", ["Ir.", "Sudibyo"]),
        ("Rusia\u00a0Andrei", ["Rusia", "\u00a0", "Andrei"]),
        ("TEMPO/Wisnu", ["TEMPO", "/", "Wisnu"]),
        ("ANTARA/HO-Humas", ["ANTARA", "/", "HO-", "Humas"]),
        # a name that lost the blank beside a link
        ("rapat diDakar", ["rapat", "di", "Dakar"]),
        ("Leonardo DiDakar", ["Leonardo", "DiDakar"]),
        ("diMalitidak ada", ["di", "Mali", "tidak", "ada"]),
        ("kepadaKBPbahwa", ["kepada", "KBP", "bahwa"]),
        ("DilansirKBP, Selasa", ["Dilansir", "KBP", ",", "Selasa"]),
        ("Amina Diallobertemu Bou. Diallo pulang", ["Amina", "Diallo", "bertemu", "Bou", ".", "Diallo", "pulang"]),
        ("Amina Diallobertemu Bou", ["Amina", "Diallobertemu", "Bou"]),
        ("Joko Widodomengatakan", ["Joko", "Widodo", "mengatakan"]),
        ("Leo Suryadinata, anak Surya", ["Leo", "Suryadinata", ",", "anak", "Surya"]),
        ("berdoa kepadaNya, bersamaMu", ["berdoa", "kepadaNya", ",", "bersamaMu"]),
        ("WargaNet memuji DilansirMali", ["WargaNet", "memuji", "Dilansir", "Mali"]),
        ("Daripada diam. Dari sana, dari sini", ["Daripada", "diam", ".", "Dari", "sana", ",", "dari", "sini"]),
        ("Pyongyang dan Maasterminal di Maas", ["Pyongyang", "dan", "Maasterminal", "di", "Maas"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["Ir. H. Raka bertemu S. Amina.", "Ia pulang."],
        ['"Baik," kata Raka.', "Ia pergi."],
        ['"Kami siap."', "Raka pulang."],
        ["“Kami siap.”", "Raka pulang."],
        ["Apa?! kata Raka.", "Ya."],
        ["Raka menemui Hun Sen.", "Ia pulang."],
        ["1. Raka menemui Amina"],
    ],
)
def test_sentences(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["Raka dihubungi, Senin (12/7).", "Amina menolak."],
        ["Itu pada Juli 2021.", "“Ayo pergi,” katanya."],
        ["Raka pergi ke kantor.", "Ketua itu diam."],
        ['"Saya pergi".', "Ia diam."],
        ["“Kami tahu.”", "Amina diam."],
        ["Rapat mulai pukul 18.50 WIB.", "Ia datang."],
        ["Prof.Dr.Ir.H.Raka dan Drs.Haji Bou di Jl.Sudibyo No.12 PT.Nusa"],
        ["Kompas.com dan Detik.Com"],
    ],
)
def test_sentences_without_a_space_between_them(expected: list[str]) -> None:
    assert sentences("".join(expected)) == expected


def test_a_line_break_ends_a_sentence_and_zones_are_kept() -> None:
    text = "Raka Temui Amina\n\nRaka menemui Amina."
    zones = (Zone(Span(0, 16), "headline"), Zone(Span(18, len(text)), "body"))
    lines = split_lines(NLP(text), zones)
    assert [line.sentence.zone for line in lines] == ["headline", "body"]
    assert [line.words[0] for line in lines] == ["Raka", "Raka"]


@given(st.text(alphabet="Aab.,\"“”'()-/ \n1é\u200f\u0007", max_size=60))
def test_every_word_stands_where_it_says(text: str) -> None:
    for line in split_lines(NLP(text), ()):
        for word, start in zip(line.words, line.starts, strict=True):
            assert text[start : start + len(word)] == word
            assert not word.isspace()
