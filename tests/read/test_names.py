"""What becomes of the model's tags."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicons.world import load_world
from pipeline.read.names import find_names
from pipeline.read.names.cues import Cue, fired, is_sport, load_cues
from pipeline.read.names.pieces import Piece
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
        # the company that an office belongs to, tagged with the person behind it
        (
            "Kincir/B-ORG Biru/I-ORG Holdings/I-ORG hadir . Presiden Kincir/B-PER Takeshi/I-PER Mori/I-PER tiba .",
            [("Kincir Biru Holdings", "ORG"), ("Kincir", "ORG"), ("Takeshi Mori", "PER")],
        ),
        ("Nota diteken orang nomor satu Kincir/B-PER di sana .", [("Kincir", "ORG")]),
        # the surname of somebody in office abroad is no place
        ("Naskah diteken dengan Erdogan/B-LOC sebagai saksi .", [("Erdogan", "PER")]),
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
        # a company by part of its name, once the text gives its legal form
        (
            "saham PT/B-ORG Kincir/I-ORG Biru/I-ORG Tbk/I-ORG naik , kata Direktur Utama Kincir/B-PER Raka/I-PER"
            " Sudibyo/I-PER , bos Kincir/B-PER Biru/I-PER itu",
            [("PT Kincir Biru Tbk", "ORG"), ("Kincir", "ORG"), ("Raka Sudibyo", "PER"), ("Kincir Biru", "ORG")],
        ),
        ("manajemen PT/B-ORG Kincir/I-ORG Biru/I-ORG ( Persero ) menolak", [("PT Kincir Biru ( Persero )", "ORG")]),
        (
            "Pak Sudibyo/B-PER mendirikan PT/B-ORG Sudibyo/I-ORG Jaya/I-ORG , kata Raka/B-PER Sudibyo/I-PER",
            [("Sudibyo", "PER"), ("PT Sudibyo Jaya", "ORG"), ("Raka Sudibyo", "PER")],
        ),
        # initials that are an organization's throughout, and the name that they are introduced for
        (
            "Ormas Pelita/B-PER Umat/I-PER Raya/I-PER ( PUR/B-ORG ) hadir , kata Ketua PUR/B-ORG dan sekjen PUR/B-ORG",
            [("Pelita Umat Raya", "ORG"), ("PUR", "ORG"), ("PUR", "ORG"), ("PUR", "ORG")],
        ),
        # occasions are no part of names
        ("Kongres/B-ORG IV/I-ORG PLB/I-ORG dibuka", [("PLB", "ORG")]),
        ("calon dalam Pilkada/B-LOC Telagawangi/I-LOC kalah", [("Telagawangi", "LOC")]),
        # articles of Balinese names
        ("kata Ketua Panitia I Made/B-PER Sudibya/I-PER kemarin", [("I Made Sudibya", "PER")]),
        # an agency's mark
        ("( H-AK/B-ORG // S008/B-PER )", []),
        # a region behind an organization that stands between an office and a person, known as a place from elsewhere
        (
            "di Sangkila/B-LOC ada Ketua Partai/B-ORG Biru/I-ORG ( PB/B-ORG ) Sangkila/B-PER Raka/I-PER Sudibyo/I-PER",
            [("Sangkila", "LOC"), ("Partai Biru", "ORG"), ("PB", "ORG"), ("Sangkila", "LOC"), ("Raka Sudibyo", "PER")],
        ),
        # people in a row are people
        (
            "Direktur Utama Raka/B-PER Sudibyo/I-PER , Amina/B-PER Diallo/I-PER , dan Bou/B-PER Keita/I-PER menolak",
            [("Raka Sudibyo", "PER"), ("Amina Diallo", "PER"), ("Bou Keita", "PER")],
        ),
        # a body behind an office, and the person whom the text names elsewhere
        (
            "Ketua Mahkamah/B-ORG Partai/I-ORG Raka/I-ORG Sudibyo/I-ORG hadir , kata Raka/B-PER",
            [("Mahkamah Partai", "ORG"), ("Raka Sudibyo", "PER"), ("Raka", "PER")],
        ),
        # a town before a person whom the text names elsewhere
        (
            "Raka/B-PER Diallo/I-PER menolak . Dari Dakar/B-LOC Diallo/I-LOC terbang , kata Diallo/B-PER",
            [("Raka Diallo", "PER"), ("Dakar", "LOC"), ("Diallo", "PER"), ("Diallo", "PER")],
        ),
        (
            "Kata Raka/B-ORG Sudibyo/I-ORG kemarin . Menurut Raka/B-PER , sepi",
            [("Raka Sudibyo", "PER"), ("Raka", "PER")],
        ),
        # a surname with its particle in one word
        (
            "Raka/B-PER al-Keita/I-PER pulang , lalu al-Keita menelepon . Al-Keita/B-PER diam",
            [("Raka al-Keita", "PER"), ("al-Keita", "PER"), ("Al-Keita", "PER")],
        ),
        # an office in small letters that ends in a noun for a body, and its person
        ("Ketua serikat pekerja Amina/B-PER Diallo/I-PER menolak", [("Amina Diallo", "PER")]),
        # a company behind what it does and where, tagged as a person
        (
            "CEO perusahaan logam Denmark/B-LOC Kincir/B-PER Biru/I-PER , Amina/B-PER Diallo/I-PER , tiba",
            [("Denmark", "LOC"), ("Kincir Biru", "ORG"), ("Amina Diallo", "PER")],
        ),
        # two that touch behind an office: the first is whose office it is
        (
            "CEO Kincir/B-PER Biru/I-PER Amina/B-PER Diallo/I-PER tiba",
            [("Kincir Biru", "ORG"), ("Amina Diallo", "PER")],
        ),
        # a region of a company that the text names elsewhere
        (
            "Direktur Asia/B-ORG Kincir/I-ORG Amina/B-PER Diallo/I-PER hadir . Saham Kincir/B-ORG naik",
            [("Asia", "LOC"), ("Kincir", "ORG"), ("Amina Diallo", "PER"), ("Kincir", "ORG")],
        ),
        # an officer whom the model takes for a place
        ("Kata Jenderal Bou/B-LOC Keita/I-LOC kemarin", [("Bou Keita", "PER")]),
        ("di Bandara/B-LOC Jenderal/I-LOC Keita/I-LOC", [("Bandara Jenderal Keita", "LOC")]),
        # a month is nobody
        ("pada bulan Ramadhan/B-PER ini", []),
        # a listed town that the model takes for a person in one place
        (
            "ia tiba di Vladivostok/B-LOC , lalu meninggalkan Vladivostok/B-PER lagi",
            [("Vladivostok", "LOC"), ("Vladivostok", "LOC")],
        ),
        # ministries go by one word
        ("surat resmi Kemenkumham itu", [("Kemenkumham", "ORG")]),
        ("Kelompok Hamas/B-ORG menolak", [("Hamas", "ORG")]),
        # an area before a person
        (
            "Bupati Lembah/B-LOC Kuning/I-LOC Yosef/I-LOC Tamburian/I-LOC tiba",
            [("Lembah Kuning", "LOC"), ("Yosef Tamburian", "PER")],
        ),
        ("tiba di Bucha/B-PER kemarin", [("Bucha", "LOC")]),
        ("DPRD Telagawangi/B-LOC menolak", [("DPRD Telagawangi", "ORG")]),
        # bodies with dashes, numbers and slashes in their names, and two of them beside each other
        ("Prajurit Kodam/B-ORG IX/I-ORG //I-ORG Udayana/I-ORG tiba", [("Kodam IX / Udayana", "ORG")]),
        (
            "rapat Kementerian/B-ORG Pertahanan/I-ORG dan Kementerian/B-ORG Keuangan/I-ORG usai",
            [("Kementerian Pertahanan", "ORG"), ("Kementerian Keuangan", "ORG")],
        ),
        ("panglima Angkatan/B-ORG Darat/I-ORG Senegal/I-ORG tiba", [("Angkatan Darat Senegal", "ORG")]),
        (
            "Kasatreskrim Polres/B-ORG Sleman/I-ORG AKP/I-ORG Raka/B-PER tiba",
            [("Polres Sleman", "ORG"), ("Raka", "PER")],
        ),
        ("Ketua KPU/B-ORG Lembah/I-ORG Kuning/I-ORG menolak", [("KPU Lembah Kuning", "ORG")]),
        # what bears a person's name
        ("tiba di Bandara Raka/B-PER Sudibyo/I-PER kemarin", [("Bandara Raka Sudibyo", "LOC")]),
        (
            "tiba di Bandara/B-LOC Internasional/I-LOC Raka/B-PER Sudibyo/I-PER kemarin",
            [("Bandara Internasional Raka Sudibyo", "LOC")],
        ),
        ("kata Junta/B-ORG Mali/I-ORG kemarin", [("Mali", "LOC")]),
        ("dirawat di RSUD dr Raka/B-PER Sudibyo/I-PER kemarin", [("RSUD dr Raka Sudibyo", "ORG")]),
        # an honorific makes a person
        ("kata Haji/B-ORG Lakona/I-ORG kemarin", [("Lakona", "PER")]),
        ("kata Sultan/B-PER bin/I-PER Saud/I-PER kemarin", [("Sultan bin Saud", "PER")]),
        ("terdakwa Lalu/B-PER Wirajaya/I-PER menolak", [("Lalu Wirajaya", "PER")]),
        # a country in capitals opens no longer name behind an office
        ("utusan khusus AS/B-LOC Keita/I-LOC tiba", [("AS", "LOC"), ("Keita", "PER")]),
        ("Presiden Mali/B-LOC Utara/I-LOC tiba", [("Mali Utara", "LOC")]),
        ("berada di Tanah/B-LOC Air/I-LOC kemarin", []),
        # numbers and sites
        ("kata kiper Lima gol itu cukup", []),
        ("foto wartalaut.com itu", [("wartalaut.com", "ORG")]),
        ("presiden Kirgistan/B-PER itu", [("Kirgistan", "LOC")]),
        # heads that the model left out
        ("di Stadion Gajah/B-LOC Oya/I-LOC kemarin", [("Stadion Gajah Oya", "LOC")]),
        ("di Kota/B-LOC Zhuhai/I-LOC kemarin", [("Zhuhai", "LOC")]),
        ("dalam KTT/B-ORG ASEAN/I-ORG kemarin", [("ASEAN", "ORG")]),
        # what a company lacks behind an office, and a club before "FC"
        ("CEO Kincir Biru/B-ORG Capital/I-ORG menolak", [("Kincir Biru Capital", "ORG")]),
        ("Ketua Umum Gerindra/B-ORG menolak", [("Gerindra", "ORG")]),
        ("saat Elang Muda FC/B-ORG kalah", [("Elang Muda FC", "ORG")]),
        ("Raja Keraton/B-LOC Dakar/I-LOC hadir", [("Keraton Dakar", "LOC")]),
        # the last word of an office, an area before a governor of one name
        ("Ketua dan Jaksa Agung/B-PER hadir", []),
        ("Gubernur Maluku/B-PER Raka/I-PER hadir", [("Maluku", "LOC"), ("Raka", "PER")]),
        ("Direktur Mossad Raka/B-PER Sudibyo/I-PER hadir", [("Mossad", "ORG"), ("Raka Sudibyo", "PER")]),
        # the field of a minister, a listed person in two pieces
        ("Menteri Urusan Pesisir/B-LOC Raka/I-LOC hadir", [("Raka", "PER")]),
        ("bertemu Aung/B-LOC San/I-LOC Suu/B-PER Kyi/I-PER kemarin", [("Aung San Suu Kyi", "PER")]),
        ("Jenderal Min Aung/B-PER Hlaing/I-PER hadir", [("Min Aung Hlaing", "PER")]),
        # what describes a country or body, also where a list has both as one name
        ("Militer Myanmar/B-LOC menolak", [("Myanmar", "LOC")]),
        ("di Mabes TNI/B-ORG , Cilangkap/B-LOC", [("TNI", "ORG"), ("Cilangkap", "LOC")]),
        # a town and its land; those of one faith; who keeps a party's campaign
        ("di Rakhine/B-LOC Myanmar/I-LOC kemarin", [("Rakhine", "LOC"), ("Myanmar", "LOC")]),
        ("ulama Syiah/B-LOC menolak", []),
        ("Ketua Bappilu Demokrat/B-ORG hadir", [("Bappilu Demokrat", "ORG")]),
        # the short form of an office
        ("Kepala Staf Udara ( KSAU/B-ORG ) Raka/B-PER hadir", [("Raka", "PER")]),
        # a person by one word behind a country, and a listed one behind a body
        ("Putri Mahkota Mali/B-LOC Aminata/I-LOC hadir", [("Mali", "LOC"), ("Aminata", "PER")]),
        ("Presiden Mali/B-LOC Utara/I-LOC hadir", [("Mali Utara", "LOC")]),
        ("Ketua MPR Bambang/B-ORG Soesatyo/B-PER hadir", [("MPR", "ORG"), ("Bambang Soesatyo", "PER")]),
        # a listed person of one word that the model takes for a place; sites bear the names of listed ones
        ("bersama Ibu Negara/B-LOC Iriana/I-LOC kemarin", [("Iriana", "PER")]),
        ("di Bandara Joko/B-LOC Widodo kemarin", [("Bandara Joko", "LOC")]),
        # a given name that nothing but the model takes for a place
        ("bertemu Perdana Menteri Oriel/B-LOC Simpson/B-PER Diallo/I-PER kemarin", [("Oriel Simpson Diallo", "PER")]),
        # what stands between an office and a person with a rank
        (
            "Kapolres Gadingwangi/B-PER AKBP Raka/B-PER Sudibyo/I-PER tiba",
            [("Gadingwangi", "LOC"), ("Raka Sudibyo", "PER")],
        ),
        (
            "Uskup Gadingwangi/B-PER Mgr Raka/B-PER Sudibyo/I-PER tiba",
            [("Gadingwangi", "LOC"), ("Raka Sudibyo", "PER")],
        ),
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


def test_a_listed_person_is_found_whole_in_a_headline() -> None:
    found = names("Ia pulang .", headline="Menlu Temui Aung/B-PER San/B-LOC Suu/B-PER Kyi/I-PER, Bahas Kopi")
    assert found == [("Aung San Suu Kyi", "PER")]
    assert names("Ia pulang .", headline="Raja Salman/B-PER Tiba") == [("Salman", "PER")]


def test_a_verb_of_a_headline_is_no_part_of_a_name() -> None:
    found = names("Partai/B-ORG Biru/I-ORG hadir.", headline="Partai/B-ORG Biru/I-ORG Bantah/I-ORG Isu")
    assert found == [("Partai Biru", "ORG"), ("Partai Biru", "ORG")]
    found = names("Ia pulang .", headline="Presiden Mali/B-LOC Injakkan/B-PER Kaki/I-PER di Togo")
    assert found == [("Mali", "LOC"), ("Togo", "LOC")]
    headline = "Fatih/B-PER Erbakan/I-PER Jamu Kementerian/B-ORG Pendidikan/I-ORG Mali/I-ORG Lagi"
    found = names("Ia pulang .", headline=headline)
    assert found == [("Fatih Erbakan", "PER"), ("Kementerian Pendidikan Mali", "ORG")]
    found = names("Ia pulang .", headline="Raka/B-PER Sudibyo/I-PER Utus/I-PER Menlu ke Togo")
    assert found == [("Raka Sudibyo", "PER"), ("Togo", "LOC")]
    assert names("Sepi kemarin.", headline="Ketua Partai/B-ORG Bantah/I-ORG Isu") == []


def test_a_day_a_site_and_a_flag_are_no_persons() -> None:
    assert names("Hari Anak Nasional ( HAN/B-PER ) ke-41") == []
    assert names("Panji Merah/B-PER Putih/I-PER dan Amina/B-PER") == [("Amina", "PER")]
    assert names("Showbiz/B-PER Warta.com/I-PER menghubungi Amina/B-PER") == [
        ("Showbiz Warta.com", "ORG"),
        ("Amina", "PER"),
    ]
    assert names("Raka/B-PER Ade/I-PER Hadi/I-PER ( RAH/B-PER )") == [("Raka Ade Hadi", "PER"), ("RAH", "PER")]


def test_a_lone_word_of_a_headline_is_no_person_unless_the_text_names_one_so() -> None:
    assert names("Raka/B-PER Sudibyo/I-PER datang.", headline="Polisi Ringkus/B-PER Pencuri") == [
        ("Raka Sudibyo", "PER")
    ]


def test_a_word_that_the_article_else_writes_small_is_no_person() -> None:
    assert names("Naskahnya/B-PER rampung. Raka/B-PER Sudibyo/I-PER membaca naskah itu.") == [("Raka Sudibyo", "PER")]
    assert names("Harga udang naik. Warga membeli udang.", headline="Perang Udang/B-PER Usai") == []
    assert ("Yang", "PER") in names("Yang/B-PER hadir. Menlu Yang/B-PER Wei/I-PER yang datang.")


def test_a_party_named_elsewhere_is_no_part_of_its_chair_who_has_one_name() -> None:
    body = "Ketua Partai/B-ORG Karya/B-PER Wirasti/I-PER hadir. Kader Partai/B-ORG Karya/I-ORG ikut."
    assert names(body) == [("Partai Karya", "ORG"), ("Wirasti", "PER"), ("Partai Karya", "ORG")]
    led = "Ketua Komisi/B-ORG Uni/I-ORG Afrika/I-ORG Bou/B-PER Keita/I-PER hadir. Sidang Uni/B-ORG Afrika/I-ORG usai."
    assert ("Komisi Uni Afrika", "ORG") in names(led)


def test_a_company_is_one_by_the_first_word_of_its_name() -> None:
    found = names("Perusahaan gas Kincir/B-ORG Biru/I-ORG tutup. Kincir/B-PER menolak. Bos Kincir/B-PER diam.")
    assert {kind for _, kind in found} == {"ORG"}


def test_a_border_lies_where_the_same_words_part_elsewhere() -> None:
    body = "Kata CEO Kincir/B-ORG Biru/B-PER Amina/I-PER Diallo/I-PER kemarin. Saham Kincir/B-ORG Biru/I-ORG naik."
    assert names(body) == [("Kincir Biru", "ORG"), ("Amina Diallo", "PER"), ("Kincir Biru", "ORG")]
    alone = "Menlu Lembayung/B-LOC Hun/B-PER Keita/I-PER datang. Kata Hun/B-PER Keita/I-PER lagi: Lembayung Hun siap."
    assert ("Hun Keita", "PER") in names(alone)


def test_a_company_named_elsewhere_is_no_part_of_its_director() -> None:
    company = "Saham Kincir/B-ORG Biru/I-ORG Persada/I-ORG naik ."
    said = names(f"{company} CEO Kincir/B-PER Amina/I-PER Diallo/I-PER bicara .")
    assert said == [("Kincir Biru Persada", "ORG"), ("Kincir", "ORG"), ("Amina Diallo", "PER")]
    assert names(f"{company} CEO Kincir/B-PER Biru/I-PER itu pergi .")[1] == ("Kincir Biru", "ORG")
    assert names(f"{company} Kemarin Biru/B-PER Amina/I-PER Diallo/I-PER pergi .")[1] == ("Biru Amina Diallo", "PER")


def test_a_body_that_ends_an_office_has_not_the_name_of_somebody_else() -> None:
    led = "Panglima Kodam/B-ORG Amina/I-ORG Diallo/I-ORG"
    told = "Amina/B-PER pulang ."
    assert names(f"{led} datang . {told}") == [("Amina Diallo", "PER"), ("Amina", "PER")]
    officer = f"{led} , Mayjen Bou/B-PER Keita/I-PER , datang . {told}"
    assert names(officer)[0] == ("Kodam Amina Diallo", "ORG")
    assert names(f"{led} datang . Ia pulang .") == [("Kodam Amina Diallo", "ORG")]


@pytest.mark.parametrize(
    "tagged", ["RW 05/B-ORG Amina/I-ORG", "RW/B-ORG 05/I-ORG Amina/I-ORG", "RW 05/B-PER Amina/I-PER"]
)
def test_behind_the_number_of_a_neighbourhood_stands_a_person(tagged: str) -> None:
    assert names(f"Ketua {tagged} datang .") == [("Amina", "PER")]


def test_initials_of_the_first_words_stand_for_them() -> None:
    body = "Sengketa Institut/B-ORG Teknologi/I-ORG Kalibiru/I-ORG usai. Rektor IT Kalibiru datang."
    assert ("IT Kalibiru", "ORG") in names(body)


def test_a_word_that_a_person_follows_behind_an_office_of_countries_is_a_country() -> None:
    body = "Kata menhan Lembayung/B-PER, Raka/B-PER Sudibyo/I-PER. Lalu Lembayung/B-PER menolak."
    assert [kind for text, kind in names(body.replace(",", " ,").replace(".", " .")) if text == "Lembayung"] == [
        "LOC"
    ] * 2


@pytest.mark.parametrize(
    "tagged",
    [
        "Ia disambut Raka/B-PER bin/I-PER Sudibyo/I-PER ( RbS/B-ORG ) . RbS/B-ORG lalu pulang .",
        "Ia disambut Raka/B-PER Sudibyo/I-PER ( RS/B-PER ) . RS/B-PER lalu pulang .",
        "Acara itu dihadiri RS/B-PER , begitu Raka/B-PER Sudibyo/I-PER biasa disapa .",
    ],
)
def test_initials_of_a_person_are_the_person(tagged: str) -> None:
    assert {kind for _, kind in names(tagged)} == {"PER"}


def test_initials_that_the_list_of_offices_knows_are_a_persons() -> None:
    assert names("Mereka menunggu SBY/B-ORG di sana .") == [("SBY", "PER")]


def test_the_last_word_of_an_office_is_no_cue() -> None:
    assert names("Ketua Parlemen Amina/B-PER Diallo/I-PER tiba .") == [("Amina Diallo", "PER")]


def test_several_bodies_of_a_kind_are_of_a_land() -> None:
    assert names("Dua kelompok pemberontak Kaluvanu/B-LOC berunding .") == [("Kaluvanu", "LOC")]


def test_who_has_a_founder_is_a_company() -> None:
    assert ("Kincir", "ORG") in names("Raka/B-PER Sudibyo/I-PER pulang . Namun , pendiri Kincir/B-PER itu kembali .")
    assert ("Kincir Biru", "ORG") in names(
        "Ia menemui Raka/B-PER Sudibyo/I-PER , bos Kincir/B-PER Biru/I-PER , di sana ."
    )
    assert ("Kincir", "ORG") in names("Raka/B-PER Sudibyo/I-PER hadir.\nBos Kincir/B-PER itu tersenyum.")
    assert ("Amina Diallo", "PER") in names("Ia menemui pendiri Amina/B-PER Diallo/I-PER .")


def test_whom_a_word_of_respect_precedes_is_no_place() -> None:
    assert names("Ia menemui Sheikh Sabah/B-LOC kemarin .") == [("Sabah", "PER")]


def test_the_rank_of_a_retired_officer_is_no_part_of_the_body() -> None:
    tagged = "Kepala BIN/B-ORG Jenderal/I-ORG ( Purn ) Raka/B-PER Sudibyo/I-PER hadir ."
    assert names(tagged) == [("BIN", "ORG"), ("Raka Sudibyo", "PER")]


def test_initials_are_persons_not_countries() -> None:
    assert names("Polisi menangkap pria berinisial AS/B-LOC dan RB/B-ORG kemarin.") == [("AS", "PER"), ("RB", "PER")]


def test_initials_with_an_age_are_a_person_throughout() -> None:
    found = names("Polisi menangkap AS/B-LOC ( 34 ) di Sleman/B-LOC . Kata AS/B-LOC begitu")
    assert [kind for _, kind in found] == ["PER", "LOC", "PER"]


def test_initials_behind_alias_are_a_person_throughout_but_for_the_country_of_an_office() -> None:
    text = "Raka/B-PER Sudibyo/I-PER alias AS/B-LOC tiba. Jaksa mendakwa AS/B-LOC kemarin. Presiden AS/B-LOC menolak."
    assert [kind for name, kind in names(text) if name == "AS"] == ["PER", "PER", "LOC"]


def test_initials_of_the_accused_are_a_person_throughout_unless_a_body_has_them() -> None:
    text = "Jaksa menanyai terdakwa AS/B-LOC kemarin. Kata AS/B-LOC begitu. Kasus tersangka KPK/B-ORG itu usai."
    assert names(text) == [("AS", "PER"), ("AS", "PER"), ("KPK", "ORG")]


def test_an_organization_that_acts_like_a_person_by_one_of_its_words_is_one() -> None:
    text = "Elang/B-ORG Muda/I-ORG tiba. Ia menelepon Elang/B-PER tadi. Ia menelepon Elang/B-PER lagi."
    assert {kind for _, kind in names(text)} == {"PER"}


def test_the_second_word_of_an_honorific_is_no_part_of_a_name() -> None:
    assert names("Menteri Datuk Seri/B-PER Raka/I-PER Sudibyo/I-PER hadir.") == [("Raka Sudibyo", "PER")]


def test_a_dateline_names_a_place() -> None:
    assert ("WOODSIDE", "LOC") in names("WOODSIDE/B-ORG , KOMPAS.com - Raka/B-PER datang.")


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("DAKAR/B-LOC , WARTA LAUT - Raka/B-PER datang.", [("DAKAR", "LOC"), ("WARTA LAUT", "ORG")]),
        ("Warta/B-LOC Laut/I-LOC , DAKAR - Raka/B-PER datang.", [("Warta Laut", "ORG"), ("DAKAR", "LOC")]),
        ("Lembah Kuning/B-LOC ( Warta/B-LOC Laut/I-LOC ) - Raka/B-PER datang.", []),
        ("TIRTAWANGI/B-ORG - Raka/B-PER datang.", [("TIRTAWANGI", "LOC")]),
    ],
)
def test_datelines_name_place_and_outlet(tagged: str, expected: list[tuple[str, str]]) -> None:
    assert names(tagged)[: len(expected)] == expected


def test_a_short_form_in_brackets_says_where_the_name_begins() -> None:
    found = names("Badan Tata/B-ORG Air/I-ORG , Iklim/B-ORG , dan Cuaca/I-ORG ( BTAIC ) menolak")
    assert found == [("Badan Tata Air , Iklim , dan Cuaca", "ORG"), ("BTAIC", "ORG")]


def test_a_club_is_one_by_its_longer_name() -> None:
    text = "Klub Elang/B-ORG Muda/I-ORG FC/I-ORG menang. Laga Elang/B-LOC Muda/I-LOC usai. Kata Elang/B-LOC Muda/I-LOC"
    assert {kind for _, kind in names(text)} == {"ORG"}


def test_a_word_before_the_name_of_another_person_is_the_country_of_the_office() -> None:
    found = names("Menhan Tamarua/B-PER Sela/I-PER Vatu/I-PER tiba. Tamarua/B-LOC diam. Kata Sela/B-PER Vatu/I-PER itu")
    assert found[:2] == [("Tamarua", "LOC"), ("Sela Vatu", "PER")]


def test_a_credit_line_takes_its_types_from_the_text() -> None:
    found = names("Raka/B-PER Sudibyo/I-PER menulis. AMINA DIALLO | RAKA/B-ORG SUDIBYO/I-ORG")
    assert found[-1] == ("RAKA SUDIBYO", "PER")


def test_a_person_called_like_a_town_is_a_person_where_nobody_goes_there() -> None:
    text = "Kata Sofia/B-PER Diallo/I-PER begitu. Dekat dengan Sofia/B-LOC , sepupunya."
    assert [kind for _, kind in names(text)] == ["PER", "PER"]
    assert names(text + " Mereka terbang ke Sofia/B-LOC .")[-1] == ("Sofia", "LOC")


@pytest.mark.parametrize("cue", load_cues(), ids=lambda cue: cue.id)
def test_a_cue_fires_on_its_own_example_and_not_on_the_other(cue: Cue) -> None:
    def fires(marked: str) -> bool:
        start, end = marked.index("["), marked.index("]") - 1
        text = marked.replace("[", "").replace("]", "")
        lines = split_lines(NLP(text), ())
        (line,) = (line for line in lines if line.sentence.span.start <= start < line.sentence.span.end)
        piece = Piece(*line.positions(Span(start, end)), "ORG" if cue.type != "ORG" else "PER")
        if cue.id == "inside":
            piece = piece._replace(type="PER")
        return cue in fired(line, piece, WORLD, sport=is_sport(lines))

    assert fires(cue.fires_on)
    assert not fires(cue.silent_on)


def test_a_player_is_no_club() -> None:
    text = "Dalam laga di stadion itu klub mereka kalah dan gol lahir dua kali: kiper Cheikh/{0} Sarr/{1} kecewa."
    assert names(text.format("B-PER", "I-PER")) == [("Cheikh Sarr", "PER")]
    assert names(text.format("B-LOC", "I-LOC")) == [("Cheikh Sarr", "ORG")]


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


@pytest.mark.parametrize("site", ["Menara Kamboja", "Mapolda Jawa", "Benteng Wastu", "Kamboja Tower", "Danau Kamboja"])
def test_buildings_and_sites_are_places(site: str) -> None:
    first, second = site.split()
    assert (site, "LOC") in names(f"Raka/B-PER Sudibyo/I-PER datang ke {first}/B-ORG {second}/I-ORG .")
