from __future__ import annotations

import pytest

from pipeline.ingest.zone_rules import Rule, rules
from pipeline.ingest.zones import cut

TITLE = "Menlu Retno Bertemu Menlu Thailand di Bangkok"
BODY = "Keduanya membahas perdagangan beras dan perlindungan nelayan di perbatasan laut kedua negara."
QUOTE = "“Kami sepakat bertemu lagi tahun depan,” kata Retno kepada wartawan."

# One page as each outlet's looks when it is scraped: kind and line. All texts are made up.
PAGES: dict[str, list[tuple[str, str]]] = {
    "kompas.tv": [
        ("boilerplate", "> >"),
        ("headline", TITLE),
        ("boilerplate", "Kompas dunia | 5 Maret 2024, 10:15 WIB"),
        ("caption", f"Retno Marsudi di Bangkok, Senin. {BODY} (Sumber: Anadolu)"),
        ("body", f"BANGKOK, KOMPAS.TV – {BODY}"),
        ("related", "Baca Juga: Thailand Tambah Impor Kopi dari Aceh"),
        ("body", QUOTE),
        ("boilerplate", "Penulis : Rina Editor : Budi-Santoso"),
        ("boilerplate", "Sumber : TASS / Anadolu"),
        ("boilerplate", "TERBARU"),
        ("boilerplate", "Harga Cabai Naik Jelang Lebaran"),
        ("boilerplate", "15:02"),
        ("boilerplate", "Timnas Menang Tipis atas Vietnam"),
    ],
    "kompas.com": [
        ("headline", TITLE),
        ("boilerplate", "Kompas.com - 05/03/2024, 08:30 WIB"),
        ("boilerplate", "Tim Redaksi"),
        ("body", f"BANGKOK, KOMPAS.com - {BODY}"),
        ("related", "Baca juga: Thailand Tambah Impor Kopi dari Aceh"),
        ("body", QUOTE),
        ("boilerplate", "Dapatkan update berita dan breaking news setiap hari dari Kompas.com."),
        ("boilerplate", "Simak breaking news dan berita pilihan kami langsung di ponselmu. Pilih saluran andalanmu."),
    ],
    "detik": [
        ("boilerplate", "detikNews"),
        ("boilerplate", "Berita"),
        ("headline", TITLE),
        ("boilerplate", "Andi Saputra - detikNews"),
        ("boilerplate", "Selasa, 05 Mar 2024 10:15 WIB"),
        ("caption", "Foto: Menlu Retno di Bangkok (Andhika/detikcom)"),
        ("body", f"Bangkok - {BODY}"),
        ("boilerplate", "ADVERTISEMENT"),
        ("boilerplate", "SCROLL TO CONTINUE WITH CONTENT"),
        ("body", QUOTE),
        ("related", "Baca juga:"),
        ("related", "Thailand Tambah Impor Kopi dari Aceh"),
        ("body", BODY),
        ("related", 'Simak Video "Detik-detik Menlu Retno Tiba di Bangkok"'),
        ("boilerplate", "[Gambas:Video 20detik]"),
        ("boilerplate", "(isa/rfs)"),
    ],
    "cnn": [
        ("headline", TITLE),
        ("boilerplate", "CNN Indonesia"),
        ("boilerplate", "Selasa, 05 Mar 2024 10:15 WIB"),
        ("boilerplate", "Bagikan:"),
        ("caption", "Menlu Retno di Bangkok. (REUTERS/Chalinee Thirasupa)"),
        ("body", "Jakarta, CNN Indonesia --"),
        ("body", BODY),
        ("related", "Lihat Juga :"),
        ("related", "Thailand Tambah Impor Kopi dari Aceh"),
        ("body", QUOTE),
        ("boilerplate", "[Gambas:Video CNN]"),
        ("boilerplate", "(tim/bac)"),
    ],
    "tempo": [
        ("headline", TITLE),
        ("boilerplate", "Reporter: Rina Sari"),
        ("boilerplate", "Editor: Budi Santoso"),
        ("boilerplate", "Selasa, 5 Maret 2024 10:15 WIB"),
        ("caption", "Menteri Luar Negeri Retno Marsudi di Bangkok. TEMPO/Subekti"),
        ("boilerplate", "Iklan"),
        ("body", f"TEMPO.CO, Jakarta - {BODY}"),
        ("body", QUOTE),
        ("related", "Pilihan Editor: Thailand Tambah Impor Kopi dari Aceh"),
    ],
    "antara": [
        ("headline", TITLE),
        ("boilerplate", "Selasa, 5 Maret 2024 10:15 WIB"),
        ("caption", "Menlu Retno menyapa warga di Bangkok, Senin (4/3/2024). ANTARA FOTO/Sigid Kurniawan/foc."),
        ("body", f"Bangkok (ANTARA) - {BODY}"),
        ("related", "Baca juga: Thailand tambah impor kopi dari Aceh"),
        ("body", QUOTE),
        ("boilerplate", "Pewarta: Rina Sari"),
        ("boilerplate", "Editor: Budi Santoso"),
        ("boilerplate", "Copyright © ANTARA 2024"),
    ],
    "republika": [
        ("headline", TITLE),
        ("boilerplate", "Rep: Rina Sari/ Red: Budi Santoso"),
        ("boilerplate", "Selasa 05 Mar 2024 17:00 WIB"),
        ("caption", "Menlu Retno di Bangkok. Foto: EPA/RUNGROJ YONGRIT"),
        ("body", f"REPUBLIKA.CO.ID, BANGKOK -- {BODY}"),
        ("boilerplate", "Scroll untuk membaca"),
        ("related", "Baca Juga"),
        ("related", "• Thailand Tambah Impor Kopi dari Aceh"),
        ("related", "• Nelayan Aceh Dipulangkan"),
        ("body", QUOTE),
    ],
    "liputan6": [
        ("headline", TITLE),
        ("boilerplate", "Diterbitkan 05 Maret 2024, 10:15 WIB"),
        ("boilerplate", "Diperbarui 06 Maret 2024, 07:00 WIB"),
        ("caption", "Menlu Retno di Bangkok. (Dok. Kemlu RI)"),
        ("body", f"Liputan6.com, Bangkok - {BODY}"),
        ("related", "BACA JUGA: Thailand Tambah Impor Kopi dari Aceh"),
        ("body", QUOTE),
        ("related", "Saksikan Video Pilihan Ini:"),
    ],
    "tribun": [
        ("headline", TITLE),
        ("boilerplate", "Tayang: Selasa, 5 Maret 2024 10:15 WIB"),
        ("boilerplate", "Laporan Wartawan Tribunnews.com, Rina Sari"),
        ("body", f"TRIBUNNEWS.COM, BANGKOK - {BODY}"),
        ("related", "Baca juga: Thailand Tambah Impor Kopi dari Aceh"),
        ("body", QUOTE),
        ("boilerplate", "Artikel ini telah tayang di Tribunnews.com dengan judul Menlu Retno di Bangkok"),
        ("boilerplate", "Halaman 1 2 3 Selanjutnya"),
    ],
    "idn times": [
        ("headline", TITLE),
        ("body", "Keduanya membahas beras dan nelayan"),
        ("body", f"Jakarta, IDN Times - {BODY}"),
        ("related", "Baca Juga: Thailand Tambah Impor Kopi dari Aceh"),
        ("body", "1. Keduanya sepakat bertemu lagi"),
        ("caption", f"{TITLE}Retno di Bangkok. (Pixabay.com/ThaiFoto)"),
        ("body", QUOTE),
        ("boilerplate", "Rina Sari Photo Verified Writer Rina Sari"),
        ("boilerplate", "Topik:"),
        ("boilerplate", "• Thailand"),
        ("boilerplate", "• Retno Marsudi"),
        ("boilerplate", "Berita Terkini Lainnya"),
    ],
    "bbc": [
        ("headline", TITLE),
        ("caption", "Sumber gambar, Getty Images"),
        ("caption", "Keterangan gambar, Retno Marsudi dan rekannya di Bangkok."),
        ("boilerplate", "5 Maret 2024"),
        ("body", BODY),
        ("body", QUOTE),
    ],
    "dw": [
        ("headline", TITLE),
        ("boilerplate", "05.03.2024"),
        ("body", BODY),
        ("caption", "Foto: Kay Nietfeld/dpa/picture alliance"),
        ("body", QUOTE),
    ],
    "voa": [
        ("headline", TITLE),
        ("caption", "Menlu Retno Marsudi di Bangkok, 5 Maret 2024. (Foto: via Reuters)"),
        ("body", BODY),
        ("related", "BACA JUGA: Thailand: 'Impor Kopi dari Aceh Bertambah'"),
        ("body", f"{QUOTE} [th/ab]"),
        ("boilerplate", "[th/ab]"),
    ],
    "sindonews": [
        ("headline", TITLE),
        ("boilerplate", "Selasa, 05 Maret 2024 - 15:30 WIB"),
        ("boilerplate", "A A A"),
        ("body", f"BANGKOK - {BODY}"),
        ("related", "Baca Juga"),
        ("related", "Thailand Tambah Impor Kopi dari Aceh"),
        ("body", QUOTE),
        ("boilerplate", "(abd)"),
    ],
    "okezone": [
        ("boilerplate", "HOME / NEWS / INTERNATIONAL"),
        ("headline", TITLE),
        ("boilerplate", "Rina Sari, Jurnalis-Selasa, 05 Maret 2024 |15:30 WIB"),
        ("body", f"BANGKOK - {BODY}"),
        ("body", QUOTE),
        ("boilerplate", "Follow Berita Okezone di Google News"),
        ("boilerplate", "Cek Berita dan Artikel yang lain di Google News"),
    ],
    "media indonesia": [
        ("headline", TITLE),
        ("caption", "Menlu Retno di Bangkok.(Dok. Kemlu)"),
        ("body", f"{BODY}"),
        ("body", QUOTE),
        ("boilerplate", "(Ant/P-3)"),
    ],
    "markdown": [
        ("headline", f"# {TITLE}"),
        ("body", BODY),
        ("related", "**Baca juga:** [Thailand Tambah Impor Kopi](https://contoh.id/x)"),
        ("body", QUOTE),
    ],
}


@pytest.mark.parametrize("gap", ["\n", "\r\n\r\n", "\n\xa0\n"], ids=["lines", "crlf paragraphs", "hard space"])
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_pages_as_outlets_make_them(page: list[tuple[str, str]], gap: str) -> None:
    pieces = cut(gap.join(line for _, line in page))
    assert [(piece.zone.kind, piece.text) for piece in pieces] == page


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_rule_fires_on_its_own_examples_and_only_there(rule: Rule) -> None:
    for line in rule.fires_on:
        assert rule.fires(line), line
        assert any(piece.rule == rule.id for piece in cut(f"{TITLE}\n{line}")), line
    for line in rule.silent_on:
        assert not rule.fires(line), line


def test_rule_ids_are_unique() -> None:
    assert len({rule.id for rule in rules()}) == len(rules())


def test_a_link_at_the_end_of_a_paragraph_is_cut_off() -> None:
    text = f"{TITLE}\n{BODY} Baca juga: Thailand Tambah Impor Kopi"
    assert [(piece.zone.kind, piece.text) for piece in cut(text)][1:] == [
        ("body", BODY),
        ("related", "Baca juga: Thailand Tambah Impor Kopi"),
    ]


def test_an_advertisement_inside_a_paragraph_is_cut_out() -> None:
    kinds = [(piece.zone.kind, piece.text) for piece in cut(f"{TITLE}\n{BODY} ADVERTISEMENT {QUOTE}")]
    assert kinds[1:] == [("body", BODY), ("boilerplate", "ADVERTISEMENT"), ("body", QUOTE)]


def test_a_list_ends_where_prose_goes_on() -> None:
    assert cut(f"{TITLE}\n{BODY}\nTerpopuler\nHarga Cabai Naik\n{BODY}")[-1].zone.kind == "body"
    assert cut(f"{TITLE}\nBaca juga:\n{BODY}\n{QUOTE}")[2].zone.kind == "body"


def test_numbered_headings_stay_body() -> None:
    page = f"{TITLE}\n{BODY}\nBaca Juga: Thailand Tambah Impor\n1. Keduanya sepakat bertemu lagi\n{BODY}"
    assert [piece.zone.kind for piece in cut(page)] == ["headline", "body", "related", "body", "body"]


def test_a_given_title_marks_its_line_only() -> None:
    assert cut(f"Keduanya bicara beras\n{TITLE}\n{BODY}", f"{TITLE} - Warta")[1].zone.kind == "headline"
    assert [piece.zone.kind for piece in cut(f"Keduanya bicara beras\n{BODY}", TITLE)] == ["body", "body"]


def test_a_title_alone_again_is_boilerplate() -> None:
    assert cut(f"{TITLE}\n{BODY}\n{TITLE}\n{BODY}")[2].zone.kind == "boilerplate"


def test_prose_in_one_line_is_body() -> None:
    assert [piece.zone.kind for piece in cut(f"{BODY} {QUOTE} {BODY}")] == ["body"]


@pytest.mark.parametrize("text", ["", " \n\t\r\n ", "\u200b\ufeff\n\xa0"])
def test_blank_text_has_no_zones(text: str) -> None:
    assert cut(text) == ()
