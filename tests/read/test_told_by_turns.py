"""Contacts told by turns, by ellipsis, by a word order of their own, and of parties without a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.records import Claim, Report

ReadMarked = Callable[..., Report]

RAKA, AMINA, BOU, CHEIKH = (f"[[{name}|PER]]" for name in ("Raka Sudibyo", "Amina Diallo", "Bou Keita", "Cheikh Sarr"))
DAKAR, MALI, CHAD = "[[Dakar|LOC]]", "[[Mali|LOC]]", "[[Chad|LOC]]"
MET = f"{RAKA} menemui {AMINA} di {DAKAR}, Senin."
FIRST = "Raka, Amina @ Dakar # Senin"


def told(report: Report) -> list[str]:
    """Each contact that is more than a hint, with first names, place and day."""
    return [_line(report, claim) for claim in report.claims if not claim.weak]


def _line(report: Report, claim: Claim) -> str:
    people = ", ".join(report.mentions[one.mention].text.split()[0] for one in claim.participants)
    place = report.mentions[claim.place].text if claim.place is not None else "-"
    time = report.timexes[claim.time].text if claim.time is not None else "-"
    return f"{people} @ {place} # {time}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one after the other
        (f"{RAKA} menemui {AMINA} dan {BOU} satu per satu.", ["Raka, Amina @ - # -", "Raka, Bou @ - # -"]),
        (f"{RAKA} berturut-turut menemui {AMINA} dan {BOU}.", ["Raka, Amina @ - # -", "Raka, Bou @ - # -"]),
        (
            f"{RAKA} menemui {AMINA} pada pagi hari dan {BOU} pada sore hari.",
            ["Raka, Amina @ - # -", "Raka, Bou @ - # -"],
        ),
        (
            f"Pada Selasa, {RAKA} pagi berbicara dengan {AMINA}, sorenya dengan {BOU}.",
            ["Raka, Amina @ - # Selasa", "Raka, Bou @ - # sorenya"],
        ),
        (
            f"{RAKA} dan {AMINA} bertemu di {DAKAR} pada Mei, di [[Lome|LOC]] pada Juni, dan di {MALI} pada Juli.",
            ["Raka, Amina @ Dakar # Mei", "Raka, Amina @ Lome # Juni", "Raka, Amina @ Mali # Juli"],
        ),
        # a clause with a subject of its own is no next one
        (f"{RAKA} menemui {AMINA} di {DAKAR} pada Senin, esoknya {BOU} mundur.", ["Raka, Amina @ Dakar # Senin"]),
        (f"{MET} Siangnya, giliran {BOU}.", [FIRST, "Raka, Bou @ - # Siangnya"]),
        (f"{MET} Tamu berikutnya adalah Presiden {CHAD} {BOU}.", [FIRST, "Raka, Bou @ - # Senin"]),
        (f"{MET} Besoknya giliran {BOU} yang ia temui.", [FIRST, "Bou, Raka @ - # Besoknya"]),
        (f"{MET} Kini giliran {BOU} memimpin partai.", [FIRST]),
        # those whom a relative clause chooses
        (f"Orang pertama yang ditemui {RAKA} adalah {AMINA}.", ["Amina, Raka @ - # -"]),
        (f"Ada dua tokoh yang ditemui {RAKA}: {AMINA} dan {BOU}.", ["Amina, Bou, Raka @ - # -"]),
        (f"Soal yang ditemui {RAKA} berat, kata {AMINA}.", []),
        # "mereka" are those whom the sentence joined, or who came
        (
            f"{RAKA} mengundang {AMINA} dan {BOU} ke {DAKAR} dan berunding bertiga dengan mereka.",
            ["Raka, Amina, Bou @ - # -"],
        ),
        (
            f"Presiden {MALI} {AMINA} dan Presiden {CHAD} {BOU} tiba di {DAKAR}. {RAKA} menemui mereka.",
            ["Amina @ Dakar # -", "Bou @ Dakar # -", "Raka, Amina, Bou @ Dakar # -"],
        ),
        # "kedua koleganya" are those who met, not who was there as well
        (
            f"{RAKA} mempertemukan {AMINA} dan {BOU} di {DAKAR}. {CHEIKH} turut hadir. {RAKA} berunding dengan "
            "kedua tamunya lagi.",
            ["Raka, Amina, Bou @ Dakar # -", "Raka, Amina, Bou, Cheikh @ Dakar # -", "Raka, Amina, Bou @ - # -"],
        ),
        (
            f"Presiden {MALI} {AMINA} dan Presiden {CHAD} {BOU} bertemu. Sejumlah tokoh menonton, di antaranya "
            f"Presiden [[Togo|LOC]] {CHEIKH} dan Presiden [[Niger|LOC]] {RAKA}. Kedua presiden bertemu lagi, Selasa.",
            ["Amina, Bou @ - # -", "Amina, Bou @ - # Selasa"],
        ),
        # to where somebody came
        (f"{MET} {AMINA} tiba di kota pesisir itu pada Minggu.", [FIRST, "Amina @ Dakar # Minggu"]),
        (
            f"{RAKA} tiba di {DAKAR}, Senin. {AMINA} datang beberapa jam kemudian.",
            ["Raka @ Dakar # Senin", "Amina @ Dakar # Senin"],
        ),
        (f"Pertemuan yang disiapkan di {DAKAR} antara {RAKA} dan {AMINA} urung terjadi.", ["Raka, Amina @ Dakar # -"]),
        # taken up, by what opens the sentence or as a plan
        (
            f"{RAKA} dan {AMINA} bertemu lagi. Kali ini pertemuan digelar di {DAKAR}, Kamis.",
            ["Raka, Amina @ - # -", "Raka, Amina @ Dakar # Kamis"],
        ),
        (f"{MET} Rencana pertemuan pada 18 Juli batal.", [FIRST, "Raka, Amina @ - # 18 Juli"]),
        (f"{MET} Rencana pertemuan pada 18 Juli dibahas.", [FIRST]),
        # fronted, with whoever it was behind it
        (f"Bertemu di {DAKAR}, Senin, {RAKA} dan {AMINA} sepakat bekerja sama.", [FIRST]),
        (f"Bertemu warga di {DAKAR}, Senin, {RAKA} dan {AMINA} tersenyum.", []),
        (f"Diterima {AMINA} di {DAKAR}, Senin, {RAKA} menyampaikan surat.", [FIRST]),
        (f"Ditemui wartawan di {DAKAR}, Senin, {RAKA} dan {AMINA} tersenyum.", []),
        (f"Seusai menemui {AMINA}, {RAKA} dan {BOU} pulang.", ["Raka, Bou, Amina @ - # -"]),
        (f"Seusai menemui {AMINA}, {BOU}, dan {CHEIKH}, {RAKA} pulang.", ["Raka, Amina, Bou, Cheikh @ - # -"]),
        (
            f"{RAKA} tiba di {DAKAR}. Usai menemui {AMINA}, ia bertolak ke {MALI}.",
            ["Raka @ Dakar # -", "Raka, Amina @ Dakar # -", "Raka @ Mali # -"],
        ),
        (f"{RAKA} menemui rekannya dari {CHAD}, {BOU}, di {DAKAR}, Senin.", ["Raka, Bou @ Dakar # Senin"]),
        (f"Perundingan putaran ketiga antara {RAKA} dan {AMINA} digelar di {DAKAR}, Senin.", [FIRST]),
        # who speaks is said in a later sentence
        (
            f'"Kemarin saya bertemu Pak {RAKA}. Kami berbincang lama," kata {AMINA}, Selasa.',
            ["Amina, Raka @ - # Kemarin"],
        ),
        (f'"Kemarin saya bertemu Pak {RAKA}." Panen melimpah, kata {AMINA}, Selasa.', []),
        # word order
        (f"Di {DAKAR}, Senin, berlangsung pertemuan tertutup. Hadir {RAKA} dan {AMINA}.", [FIRST]),
        (
            f"Naskah itu diteken di {DAKAR} pada 3 Mei oleh menteri pertanian, {RAKA}, dan {AMINA}.",
            ["Raka, Amina @ Dakar # 3 Mei"],
        ),
        (
            f"{RAKA} mengikuti KTT [[ECOWAS|ORG]] di {DAKAR} yang dipimpin Presiden {AMINA}.",
            ["Raka, Amina @ Dakar # -"],
        ),
        # company at a contact
        (f"{BOU} mengatakan ia menemani {RAKA} saat bertemu {AMINA}.", ["Bou, Raka, Amina @ - # -"]),
        (f"{BOU} ikut dalam pertemuan {RAKA} dengan {AMINA}.", ["Bou, Raka, Amina @ - # -"]),
        # parties without a name
        (
            f"Pada 19 Juli, pemerintah {MALI} dan kelompok [[FRU|ORG]] meneken piagam di {DAKAR}.",
            ["Mali, FRU @ Dakar # 19 Juli"],
        ),
        (f"Delegasi {MALI} dan {CHAD} memulai perundingan di {DAKAR}, Senin.", ["Mali, Chad @ Dakar # Senin"]),
        (f"{MET} Mereka membahas perundingan dengan pemerintah {MALI}.", [FIRST, "Raka, Amina @ - # Senin"]),
    ],
)
def test_contacts_told_by_turns(text: str, expected: list[str], read_marked: ReadMarked) -> None:
    assert told(read_marked(text)) == expected
