"""Where the text says that companies and people are at home."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.records import Report

KINCIR = "[[Kincir Biru|ORG]]"
MALI = "[[Mali|LOC]]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{KINCIR}, perusahaan asal {MALI}, membeli pabrik itu.", ["Kincir Biru"]),
        (f"{KINCIR}, sebuah perusahaan tambang nikel yang berbasis di {MALI}, pulang.", ["Kincir Biru"]),
        (f"{KINCIR} asal {MALI} membeli pabrik itu.", ["Kincir Biru"]),
        (f"Perusahaan tambang asal {MALI}, {KINCIR}, membeli pabrik itu.", ["Kincir Biru"]),
        (f"Bos perusahaan logam {MALI} {KINCIR}, [[Amina Diallo|PER]], tiba.", ["Kincir Biru"]),
        (f"Perusahaan itu pulang ke {MALI}, {KINCIR} tidak.", []),
        (f"Bank di {MALI} {KINCIR} tutup.", []),
        (f"{KINCIR}, kiper asal {MALI}, pulang.", []),
        (f"{KINCIR} membeli pabrik di {MALI}.", []),
        (f"[[Amina Diallo|PER]] tiba. Pengusaha asal {MALI} itu menemui bupati.", ["Pengusaha asal Mali"]),
        (f"Pengusaha asal {MALI} [[Amina Diallo|PER]] tiba.", ["Amina Diallo"]),
        (f"[[Amina Diallo|PER]], pengusaha asal {MALI}, tiba.", ["Amina Diallo"]),
        (f"[[Amina Diallo|PER]], aktivis perempuan berkebangsaan {MALI}, tiba.", ["Amina Diallo"]),
        (f"[[Amina Diallo|PER]], menteri, menerima pengusaha asal {MALI}.", []),
        (f"[[Amina Diallo|PER]], menteri yang menerima pengusaha asal {MALI}, tiba.", []),
        (f"[[Amina Diallo|PER]] tiba. Penyanyi kelahiran {MALI} itu menemui bupati.", []),  # who knows where she lives
    ],
)
def test_whose_home_the_text_tells(read_marked: Callable[..., Report], text: str, expected: list[str]) -> None:
    report = read_marked(text)
    assert [report.mentions[own].text for own, _ in report.origins] == expected
    assert {report.mentions[there].text for _, there in report.origins} <= {"Mali"}
