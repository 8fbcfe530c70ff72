from __future__ import annotations

from datetime import date

import pytest

from pipeline.ingest.draft import Given
from pipeline.ingest.metadata import published_of, source_of, title_of
from pipeline.ingest.zones import cut

TITLE = "Menlu Retno Bertemu Menlu Thailand di Bangkok"
BODY = "Keduanya bertemu di Bangkok, Senin (14/10/2024), dan membahas perdagangan beras serta perlindungan nelayan."


@pytest.mark.parametrize(
    "junk", ["", "> >\n\n", "Beranda > Internasional\n", "03:07\n", "\ufeff \u200b\n", "# ", "Nasional\n"]
)
def test_the_title_is_the_first_real_line(junk: str) -> None:
    assert title_of(cut(f"{junk}{TITLE}\n\n{BODY}"), Given()) == TITLE


def test_prose_is_no_title() -> None:
    assert title_of(cut(f"{BODY}\n{BODY}"), Given()) == ""
    assert title_of(cut(f"JAKARTA, KOMPAS.com - {BODY}"), Given()) == ""


def test_a_dateline_is_no_title() -> None:
    assert title_of(cut(f"Dakar (15/10/2024) - Presiden tiba di Thies pada sore hari\n{BODY}"), Given()) == ""


def test_a_given_title_wins() -> None:
    assert title_of(cut(f"{TITLE}\n{BODY}"), Given(title="Lain")) == "Lain"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Kompas dunia | 15 Oktober 2024, 10:15 WIB", date(2024, 10, 15)),
        ("Kompas.com - 14/07/2023, 08:30 WIB", date(2023, 7, 14)),
        ("Selasa, 15 Oktober 2024 10:15 WIB", date(2024, 10, 15)),
        ("Andi Saputra - detikNews\nSelasa, 15 Okt 2024 10:15 WIB", date(2024, 10, 15)),
        ("Sabtu, 12 Oktober 2024 - 15:30 WIB", date(2024, 10, 12)),
        ("Diterbitkan 15 Oktober 2024, 10:15 WIB", date(2024, 10, 15)),
        ("Diterbitkan: 15 Okt 2024\nDiperbarui 17 Okt 2024 08:00 WIB", date(2024, 10, 15)),
        ("Diperbarui 17 Okt 2024 08:00 WIB\nDiterbitkan: 15 Okt 2024", date(2024, 10, 15)),
        ("Rep: Fergi Nadira/ Red: Nidia Zuraya\nAhad 13 Oct 2024 17:00 WIB", date(2024, 10, 13)),
        ("15 Oktober 2024", date(2024, 10, 15)),
        ("Jakarta, 15 Oktober 2024 (ANTARA) - Presiden tiba di Bandung pada sore hari.", date(2024, 10, 15)),
        ("DAKAR, 15 Oktober 2024 – Presiden tiba di Thies pada sore hari.", date(2024, 10, 15)),
        ("Dakar (15/10/2024) - Presiden tiba di Thies pada sore hari.", date(2024, 10, 15)),
        ("**DAKAR, Jum’at (18/10/2024)** – Presiden tiba di Thies pada sore hari.", date(2024, 10, 18)),
        ("Pos-Thies.com – (Dakar, 15 Oktober 2024) – Presiden tiba di Thies.", date(2024, 10, 15)),
        ("JAKARTA, KOMPAS.TV (15/10/2024) – Presiden tiba di Bandung pada sore hari.", date(2024, 10, 15)),
    ],
)
def test_reads_the_day_off_a_publication_line(line: str, day: date) -> None:
    assert published_of(cut(f"{TITLE}\n\n{line}\n\n{BODY}\n\n{BODY}")) == day


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n{BODY}",
        f"{TITLE}\nGempa terjadi pada Selasa, 15 Oktober 2024 pukul 10.15 WIB.\n{BODY}",
        f"{TITLE}\nRetno tiba di Bangkok, 15 Oktober 2024. (Foto: Kemlu)\n{BODY}",
        f"{TITLE}\n{BODY}\n{BODY}\n{BODY}\nBerita Terkait\nMenteri Lain Tiba\nSelasa, 15 Okt 2024 10:15 WIB",
        f"{TITLE}\nAmina Diallo (15 Oktober 1954 – sekarang) adalah penyair dari Dakar.\n{BODY}",
        f"{TITLE}\n“Dakar, 15 Oktober 1954 – hari ini hujan,” tulisnya dalam buku harian itu.\n{BODY}",
        f"{TITLE}\nDiperbarui 17 Okt 2024 08:00 WIB\n{BODY}",
    ],
)
def test_a_date_elsewhere_is_not_the_day_of_publication(text: str) -> None:
    assert published_of(cut(text)) is None


def test_the_source_as_given_wins_over_the_dateline() -> None:
    pieces = cut(f"{TITLE}\nJAKARTA, KOMPAS.TV – {BODY}")
    assert source_of(pieces, Given()) == "Kompas TV"
    assert source_of(pieces, Given(url="https://news.detik.com/x")) == "detikcom"
    assert source_of(pieces, Given(source="Warta", url="https://news.detik.com/x")) == "Warta"


def test_a_notice_at_the_end_names_the_source() -> None:
    assert (
        source_of(cut(f"{TITLE}\n{BODY}\nArtikel ini telah tayang di Kompas.com dengan judul X"), Given())
        == "Kompas.com"
    )
    assert source_of(cut(f"{TITLE}\n{BODY}\nPewarta: Ani\nCopyright © ANTARA 2024"), Given()) == "Antara"


def test_initials_name_no_source() -> None:
    assert source_of(cut(f"{TITLE}\n{BODY} [ah/rs]"), Given()) == ""


def test_an_outlet_in_prose_or_headline_names_no_source() -> None:
    assert (
        source_of(
            cut(f"Tempo dan Kompas.com Bertemu di Jakarta\n{BODY}\nWartawan Tempo dan Kompas.com hadir di sana."),
            Given(),
        )
        == ""
    )
