from __future__ import annotations

import pytest

from pipeline.ingest.outlets import Sign, outlets


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("JAKARTA, KOMPAS.TV – Presiden tiba", "Kompas TV"),
        ("JAKARTA, KOMPAS.com - Presiden tiba", "Kompas.com"),
        ("KOMPAS.com – Presiden tiba", "Kompas.com"),
        ("Jakarta, IDN Times - Presiden tiba", "IDN Times"),
        ("Jakarta, CNN Indonesia --", "CNN Indonesia"),
        ("Jakarta, CNBC Indonesia - Presiden", "CNBC Indonesia"),
        ("TEMPO.CO, Jakarta - Presiden tiba", "Tempo"),
        ("TEMPO.CO , Jakarta- Presiden tiba", "Tempo"),
        ("REPUBLIKA.CO.ID, JAKARTA -- Presiden tiba", "Republika"),
        ("REPUBLIKA.CO.ID,JAKARTA — Presiden tiba", "Republika"),
        ("Liputan6.com, Jakarta - Presiden tiba", "Liputan6.com"),
        ("Jakarta (ANTARA) - Presiden tiba", "Antara"),
        ("Beijing (ANTARA/Xinhua) - Presiden tiba", "Antara"),
        ("VIVA – Presiden tiba", "VIVA"),
        ("JawaPos.com - Presiden tiba", "Jawa Pos"),
        ("TRIBUNNEWS.COM, JAKARTA - Presiden tiba", "Tribunnews.com"),
        ("JAKARTA, iNews.id - Presiden tiba", "iNews"),
        ("Bisnis.com, JAKARTA - Presiden tiba", "Bisnis.com"),
        ("Kompas dunia | 15 Oktober 2024, 10:15 WIB", "Kompas TV"),
        ("Kompas.com - 14/07/2023, 08:30 WIB", "Kompas.com"),
    ],
)
def test_reads_the_outlet_off_datelines_and_rubrics(line: str, outlet: str) -> None:
    assert outlets().of_dateline(line) == outlet


@pytest.mark.parametrize(
    "line",
    [
        "Jakarta - Presiden tiba",
        "Presiden bertemu pemimpin redaksi Tempo dan Kompas.com di Istana - sehari setelah pelantikan",
        "Perang antara Rusia dan Ukraina - berlanjut",
        "Hubungan Rusia-China menguat",
        "Shoigu mengatakan demikian. [ah/rs]",
        "",
    ],
)
def test_guesses_no_outlet(line: str) -> None:
    assert outlets().of_dateline(line) == ""


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Andi Saputra - detikNews", "detikcom"),
        ("Menlu Temui Tamu Jepang | Tempo", "Tempo"),
        ("KOMPAS.com", "Kompas.com"),
        ("Menlu Temui Pemimpin Tempo", ""),
        ("Rusia - China", ""),
    ],
)
def test_reads_the_outlet_off_the_end_of_bylines_and_titles(line: str, outlet: str) -> None:
    assert outlets().of_byline(line) == outlet


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://nasional.kompas.com/read/2024/10/15/x", "Kompas.com"),
        ("https://www.kompas.tv/internasional/1", "Kompas TV"),
        ("http://news.detik.com/berita/d-1", "detikcom"),
        ("https://www.voaindonesia.com/a/1.html", "VOA Indonesia"),
        ("https://notkompas.com/", ""),
        ("https://[rusak", ""),
        ("", ""),
    ],
)
def test_knows_outlets_by_address(url: str, outlet: str) -> None:
    assert outlets().of_url(url) == outlet


@pytest.mark.parametrize("sign", outlets().signs, ids=lambda sign: sign.id)
def test_sign_fires_on_its_own_example_and_only_there(sign: Sign) -> None:
    assert outlets().of_signs([sign.fires_on])
    assert not outlets().of_signs([sign.silent_on])


def test_unknown_names_stay_as_they_are() -> None:
    assert outlets().canonical("Warta Contoh") == "Warta Contoh"
    assert outlets().canonical("  kompas.TV ") == "Kompas TV"


def test_no_alias_belongs_to_two_outlets() -> None:
    from pipeline import lexicons

    owners: dict[str, str] = {}
    for entry in lexicons.read("outlets")["outlet"]:
        for alias in {name.casefold() for name in (entry["name"], *entry.get("aliases", ()))}:
            assert owners.setdefault(alias, entry["name"]) == entry["name"], alias
