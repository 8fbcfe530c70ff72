"""Sentences of everyday news that hold words of contact and tell of none, beside those that do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.records import Report

ReadMarked = Callable[..., Report]

RAKA, AMINA, BOU = (f"[[{name}|PER]]" for name in ("Raka Sudibyo", "Amina Diallo", "Bou Keita"))


def met(report: Report) -> list[list[str]]:
    """People of each contact that is more than a hint."""
    return [
        [report.mentions[one.mention].text for one in claim.participants] for claim in report.claims if not claim.weak
    ]


@pytest.mark.parametrize(
    "text",
    [
        # a thing is received
        f"{RAKA} mengaku laporannya diterima oleh {AMINA}.",
        f"Surat jawaban dari {RAKA} dan {BOU} diterima {AMINA} pada Rabu.",
        f"{BOU} menyebut jumlah Rp 4,9 juta yang diterima {AMINA} bukan honor {RAKA}.",
        # somebody without a name does it
        f"Dari situ, kata {RAKA}, polisi kemudian memanggil {AMINA} ke [[Dakar|LOC]].",
        f"{RAKA} menceritakan bahwa warga mendatangi {AMINA} di rumahnya.",
        f"{RAKA} mengatakan, sudah ada 12 menteri yang menghubungi dirinya.",
        # a match, a summons, a rumour, an attempt, advice
        f"{RAKA} bersua {AMINA} di kelas flyweight.",
        f"{RAKA} memanggil {AMINA} untuk dimintai keterangan.",
        f"{BOU} keberatan atas pemberitaan yang menyebut {RAKA} bertemu dengan {AMINA}.",
        f"{RAKA} akhirnya berusaha untuk menghubungi {AMINA}.",
        f"{BOU} menyarankan agar {RAKA} segera bertolak ke [[Mali|LOC]] menemui {AMINA}.",
        # what was done to those whom the sentence names together
        f"Dua saksi yang dipanggil jaksa, {AMINA} dan {BOU}, tidak hadir.",
        f"[[KPK|ORG]] memanggil dua pejabat kementerian, {AMINA} dan {BOU}, Kamis (8/5/2025).",
        f"Warga lain yang dihubungi [[Kompas.com|ORG]], {AMINA} dan {BOU}, mengaku kaget.",
        # whoever only speaks of a call
        f"Rekaman percakapan telepon {RAKA} beredar, kata {AMINA}.",
        # a client, a call that nobody took, a novel, an entry
        f"Pengacara {RAKA}, {AMINA}, menyebut kliennya menemui Wakil Direktur {BOU}.",
        f"{RAKA} menghubungi {BOU} berkali-kali, tetapi teleponnya tidak diangkat.",
        f"Novel itu mengisahkan {RAKA} yang bertemu {BOU} di [[Dakar|LOC]].",
        f"Bupati {RAKA} menerima {BOU} sebagai anggota partainya.",
    ],
)
def test_no_contact_is_told(read_marked: ReadMarked, text: str) -> None:
    assert met(read_marked(text)) == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"{RAKA} diterima oleh {AMINA} di [[Dakar|LOC]].", ["Raka Sudibyo", "Amina Diallo"]),
        (f"{RAKA} bersama warga menemui {AMINA} di [[Dakar|LOC]].", ["Raka Sudibyo", "Amina Diallo"]),
        # the photographer's name is left in the text
        (
            f"[[ANTARA|ORG]]/[[Cheikh Sarr|PER]] Duta Besar {RAKA} berkunjung ke kediaman {AMINA}.",
            ["Raka Sudibyo", "Amina Diallo"],
        ),
        (f"{RAKA} memanggil dua menteri, {AMINA} dan {BOU}, ke istana.", ["Raka Sudibyo", "Amina Diallo", "Bou Keita"]),
        (f"Presiden {RAKA} menemui {AMINA} dan skuad timnas di [[Dakar|LOC]].", ["Raka Sudibyo", "Amina Diallo"]),
        # the clause is about whoever stands before "yang"
        (f"{BOU} menilai sikap {RAKA} yang menangis saat menghadap {AMINA} wajar.", ["Raka Sudibyo", "Amina Diallo"]),
    ],
)
def test_whose_contact_it_is(read_marked: ReadMarked, text: str, people: list[str]) -> None:
    assert met(read_marked(text)) == [people]


@pytest.mark.parametrize(
    "text",
    [
        f"{RAKA} dan {BOU} berdiskusi tentang festival yang akan digelar di [[Osaka|LOC]] pada 20 September 2025.",
        f"{RAKA} dan {BOU} bertemu sebelum upacara yang akan berlangsung di [[Bogor|LOC]] besok.",
    ],
)
def test_when_and_where_its_matter_will_be_is_not_its_own(read_marked: ReadMarked, text: str) -> None:
    claims = read_marked(text).claims
    assert [(claim.status, claim.place, claim.time) for claim in claims] == [("held", None, None)]
