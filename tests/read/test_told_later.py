"""What becomes of a contact by later sentences, from the text to the meeting."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.evaluate.probes import NoTags, Probe, judge
from pipeline.read.reader import Reader

PLAN = "Presiden [[Mali|LOC]] [[Bou Keita|PER]] dijadwalkan mengunjungi [[Senegal|LOC]] pada 28 Juli."
TALKS = "[[Raka Sudibyo|PER]] sedianya menemui [[Amina Diallo|PER]] di [[Dakar|LOC]] pada Senin (14/7/2025)."
BOTH = "Amina Diallo, Raka Sudibyo @ Dakar / Senegal"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(NoTags())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{PLAN} Kunjungan itu dibatalkan.", ["visit cancelled: Bou Keita @ - / Senegal # 2025-07-28"]),
        (f"{PLAN} Lawatan tersebut ditunda hingga 4 Agustus.", ["visit planned: Bou Keita @ - / Senegal # 2025-08-04"]),
        # neither a wish nor something else that was called off
        (
            f"{PLAN} Oposisi ingin agar kunjungan itu dibatalkan.",
            ["visit planned: Bou Keita @ - / Senegal # 2025-07-28"],
        ),
        (
            f"{PLAN} Ia menyambut baik rencana itu dan menunda liburannya.",
            ["visit planned: Bou Keita @ - / Senegal # 2025-07-28"],
        ),
        (f"{PLAN} Pertandingan itu dibatalkan.", ["visit planned: Bou Keita @ - / Senegal # 2025-07-28"]),
        (f"{TALKS} Acara itu diundur menjadi Kamis (17/7/2025).", [f"meeting planned: {BOTH} # 2025-07-17"]),
        (f"{TALKS} Pertemuan itu akhirnya terlaksana pada Kamis (17/7/2025).", [f"meeting held: {BOTH} # 2025-07-17"]),
        (
            "Presiden [[Mali|LOC]] [[Bou Keita|PER]] mengakhiri lawatan tiga hari ke [[Senegal|LOC]], 19 Juli.",
            ["visit held: Bou Keita @ - / Senegal # 2025-07-17..2025-07-19"],
        ),
        (
            "Usai menang, Presiden [[Mali|LOC]] [[Bou Keita|PER]] memulai lawatan tiga hari ke [[Senegal|LOC]] 17 Juli",
            ["visit held: Bou Keita @ - / Senegal # 2025-07-17..2025-07-19"],
        ),
        (
            "[[Amina Diallo|PER]] memuji [[Bou Keita|PER]] saat bertemu para petani di [[Dakar|LOC]], 17 Juli.",
            [],
        ),
        # an unknown traveller is at home, unless told to set out from abroad
        ("[[Takeshi Mori|PER]] tiba di [[Surabaya|LOC]], 17 Juli.", []),
        (
            "[[Takeshi Mori|PER]] tiba di [[Surabaya|LOC]], 17 Juli. [[Mori|PER]] terbang dari [[Osaka|LOC]].",
            ["visit held: Takeshi Mori @ Surabaya / Indonesia # 2025-07-17"],
        ),
    ],
)
def test_later_sentences_settle_what_was_told(text: str, expected: list[str], reader: Reader) -> None:
    _, found = judge(Probe("later", ((date(2025, 7, 20), text),), ()), reader)
    assert list(found) == expected
