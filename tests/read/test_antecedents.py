"""Whom "keduanya", "kedua menteri", "mereka" and "ia" take up from the sentences before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.records import Report

ReadMarked = Callable[..., Report]

RAKA, AMINA, BOU, CHEIKH = (f"[[{name}|PER]]" for name in ("Raka Sudibyo", "Amina Diallo", "Bou Keita", "Cheikh Sarr"))
DAKAR, LOME = "[[Dakar|LOC]]", "[[Lome|LOC]]"
MET = f"{RAKA} menemui {AMINA} di {DAKAR}, Senin."
FIRST = ["Amina", "Raka"]


def parties(report: Report) -> list[list[str]]:
    """First names of those in each contact but trips, hints left out."""
    claims = (claim for claim in report.claims if not claim.weak and claim.kind != "visit")
    return [sorted(report.mentions[one.mention].text.split()[0] for one in claim.participants) for claim in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MET} {BOU} menjamu keduanya.", [FIRST, ["Amina", "Bou", "Raka"]]),
        (
            f"{BOU} dan {CHEIKH} bersitegang. {MET} {RAKA} berencana menerima keduanya di {LOME}.",
            [FIRST, ["Bou", "Cheikh", "Raka"]],
        ),
        # whoever only tells of them may be one of them
        (f"{MET} {RAKA} mengatakan keduanya akan bertemu di {LOME}.", [FIRST, FIRST]),
    ],
)
def test_who_acts_on_people_is_none_of_them(text: str, expected: list[list[str]], read_marked: ReadMarked) -> None:
    assert parties(read_marked(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MET} {BOU} membalas surat {CHEIKH}. Keduanya akan bertemu lagi di {LOME}.", [FIRST, FIRST]),
        (f"{MET} {BOU} membalas surat {CHEIKH}. Keduanya akan kembali berunding di {LOME}.", [FIRST, FIRST]),
        (f"{MET} {BOU} membalas surat {CHEIKH}. Mereka akan bertatap muka lagi di {LOME}.", [FIRST, FIRST]),
        (f"{MET} {BOU} membalas surat {CHEIKH}. Keduanya akan bertemu di {LOME}.", [FIRST, ["Bou", "Cheikh"]]),
        (
            f"{MET} Menteri {BOU} membalas surat Menteri {CHEIKH}. Presiden {RAKA} dan Presiden {AMINA} puas. "
            f"Kedua menteri akan bertemu lagi di {LOME}.",
            [FIRST, ["Bou", "Cheikh"]],
        ),
    ],
)
def test_who_meets_again_has_met(text: str, expected: list[list[str]], read_marked: ReadMarked) -> None:
    assert parties(read_marked(text)) == expected


HOSTED = f"{RAKA} menerima {AMINA} di {DAKAR}, Senin."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{HOSTED} Sehari sebelumnya tamunya menemui {BOU} di {LOME}.", [FIRST, ["Amina", "Bou"]]),
        (f"{HOSTED} {RAKA} puas. Sang tamu kemudian menemui {BOU}.", [FIRST, ["Amina", "Bou"]]),
        (f"{HOSTED} Di {LOME}, {BOU} menjamu tamunya, {CHEIKH}.", [FIRST, ["Bou", "Cheikh"]]),
        (f"{RAKA} memuji {AMINA}. Tamunya menemui {BOU}.", []),
    ],
)
def test_a_guest_is_who_was_received(text: str, expected: list[list[str]], read_marked: ReadMarked) -> None:
    assert parties(read_marked(text)) == expected


SENT = f"Presiden {RAKA} mengutus {AMINA} ke {DAKAR}."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{SENT} Di sana ia menemui {BOU}.", [["Amina", "Bou"]]),
        (f"{SENT} Utusan itu diterima {BOU} pada Selasa.", [["Amina", "Bou"]]),
        # the sender does something else besides
        (f"{SENT} Ia juga menelepon {BOU}.", [["Bou", "Raka"]]),
        (f"{RAKA} mengirim surat kepada {AMINA}. Ia menemui {BOU}.", [["Bou", "Raka"]]),
    ],
)
def test_who_is_sent_acts_next(text: str, expected: list[list[str]], read_marked: ReadMarked) -> None:
    assert parties(read_marked(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{RAKA} tiba di {DAKAR}. Presiden {AMINA} menemuinya di bandara. Sorenya ia menjamu {BOU}.",
            [FIRST, ["Bou", "Raka"]],
        ),
        (
            f"{RAKA} tiba di {DAKAR}. Presiden {AMINA} menemui {CHEIKH}. Sorenya ia menjamu {BOU}.",
            [["Amina", "Cheikh"], ["Amina", "Bou"]],
        ),
    ],
)
def test_whom_nya_took_up_stays_the_subject(text: str, expected: list[list[str]], read_marked: ReadMarked) -> None:
    assert parties(read_marked(text)) == expected


TOLD = f"Juru bicara istana {CHEIKH} mengatakan Presiden {RAKA} akan pulang."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{TOLD} Ia menemui {AMINA} di {DAKAR}, Senin.", [FIRST]),
        (f"{TOLD} “Beliau menemui {AMINA} di {DAKAR}, Senin,” ujarnya.", [FIRST]),
        (f"Juru bicara istana {CHEIKH} mengatakan hujan turun. Ia menemui {AMINA}.", [["Amina", "Cheikh"]]),
    ],
)
def test_a_spokesman_tells_of_somebody_else(text: str, expected: list[list[str]], read_marked: ReadMarked) -> None:
    assert parties(read_marked(text)) == expected


@pytest.mark.parametrize(
    "opening", [f"Bersama {BOU},", f"Pada 30 Maret 2021, bersama {BOU},", f"Di {LOME}, Senin, ditemani {BOU},"]
)
def test_whom_a_sentence_opens_with_only_comes_along(opening: str, read_marked: ReadMarked) -> None:
    text = f"{opening} {RAKA} menemui {AMINA}. Sehari kemudian ia menjamu {CHEIKH}."
    assert parties(read_marked(text)) == [["Amina", "Bou", "Raka"], ["Cheikh", "Raka"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MET} Usai berbincang dengan {AMINA}, {RAKA} pulang. Ia menelepon {BOU}.", [FIRST, FIRST, ["Bou", "Raka"]]),
        (f"{MET} Sehari setelah menemui {AMINA}, {RAKA} pulang. Ia menelepon {BOU}.", [FIRST, FIRST, ["Bou", "Raka"]]),
        (f"{MET} {CHEIKH} pulang. Bagi {AMINA}, pertemuan dengan {RAKA} penting. Ia menelepon {BOU}.", None),
    ],
)
def test_the_main_clause_and_the_topic_name_the_subject(
    text: str, expected: list[list[str]] | None, read_marked: ReadMarked
) -> None:
    assert parties(read_marked(text)) == (expected or [FIRST, FIRST, ["Amina", "Bou"]])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{RAKA} tiba di {DAKAR} dan bersama {AMINA} menemui {BOU}.", [["Amina", "Bou", "Raka"]]),
        (f"{RAKA} tiba di {DAKAR} dan bersama istrinya pulang. {AMINA} menemui {BOU}.", [["Amina", "Bou"]]),
        (
            f"{MET} {BOU} tiba di {DAKAR} dan bersama {AMINA} terbang ke {LOME}. Keduanya menemui {CHEIKH}.",
            [FIRST, ["Amina", "Bou", "Cheikh"]],
        ),
        (f"{MET} {BOU} terbang ke {LOME} bersama istrinya, {CHEIKH}. Keduanya akan bertemu lagi.", [FIRST, FIRST]),
        (f"{RAKA} menemui {AMINA} dan bersama {BOU} mengecam serangan itu.", [FIRST]),
        (f"{RAKA} menemui {AMINA} serta bersama {BOU} di {DAKAR}.", [["Amina", "Bou", "Raka"]]),
        (f"{RAKA} menemui {AMINA} di {DAKAR}, lalu bersama {BOU} mengecam serangan itu.", [FIRST]),
        (f"{RAKA} menemui {AMINA} dan bersama {BOU} berunding dengan {CHEIKH}.", [FIRST, ["Bou", "Cheikh", "Raka"]]),
        (f"{RAKA} tiba di {DAKAR} dan bersama {BOU} dijadwalkan menemui {AMINA}.", [["Amina", "Bou", "Raka"]]),
        (f"{BOU} menyertai {RAKA} saat bertemu {AMINA} di {DAKAR}.", [["Amina", "Bou", "Raka"]]),
    ],
)
def test_who_acts_with_others_does_so_together(text: str, expected: list[list[str]], read_marked: ReadMarked) -> None:
    assert parties(read_marked(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"Pejabat terakhir yang diketahui menemui {RAKA} ialah Menteri {AMINA}, di {DAKAR}.",
        f"{RAKA} masih ditahan. Pejabat terakhir yang menemuinya ialah menteri [[Mali|LOC]] kala itu, {AMINA}.",
    ],
)
def test_who_somebody_last_met_is_named_behind(text: str, read_marked: ReadMarked) -> None:
    assert parties(read_marked(text)) == [FIRST]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("Di hari yang sama dengan agenda", [["Bou", "Cheikh"]]),
        ("Di tengah perselisihan", [["Bou", "Cheikh"]]),
        ("Seusai pertemuan", [FIRST, ["Bou", "Cheikh"]]),
        ("Didampingi", [["Amina", "Bou", "Cheikh", "Raka"]]),
    ],
)
def test_a_list_that_has_its_and_ends_before_the_next_comma(
    opening: str, expected: list[list[str]], read_marked: ReadMarked
) -> None:
    assert parties(read_marked(f"{opening} {RAKA} dan {AMINA}, {BOU} menerima {CHEIKH} di {DAKAR}.")) == expected


def test_a_list_may_go_on_behind_a_couple(read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} dan istrinya {AMINA}, {BOU}, serta Menteri {CHEIKH} bertemu di {DAKAR}.")
    assert parties(report) == [["Amina", "Bou", "Cheikh", "Raka"]]


def test_who_is_met_is_the_envoy_and_not_who_sent_them(read_marked: ReadMarked) -> None:
    sent = f"{RAKA} menemui utusan khusus Presiden [[Mali|LOC]] {BOU}"
    assert parties(read_marked(f"{sent}, {AMINA}, di {DAKAR}.")) == [FIRST]
    known = f"Presiden [[Mali|LOC]] {BOU} tiba. {sent} di {DAKAR}."
    assert all("Bou" not in party for party in parties(read_marked(known)))


@pytest.mark.parametrize("head", ["Yang", "Pejabat yang", "Orang terakhir yang"])
@pytest.mark.parametrize("joint", ["dan", "lalu"])
def test_who_did_one_more_thing_is_named_behind_the_copula(head: str, joint: str, read_marked: ReadMarked) -> None:
    text = f"{head} mengecam {CHEIKH} {joint} menemui {RAKA} di {DAKAR} adalah {AMINA}."
    assert parties(read_marked(text)) == [FIRST]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{RAKA} dan {AMINA} dimediasi {BOU} di {DAKAR}.", [["Amina", "Bou", "Raka"]]),
        (f"Sengketa {RAKA} dan {AMINA} dimediasi {BOU} di {DAKAR}.", []),
        (f"{MET} Keduanya pernah dimediasi {BOU}.", [FIRST]),
        (f"{MET} Keduanya dimediasi {BOU} pada 2019.", [FIRST, ["Amina", "Bou", "Raka"]]),
        (f"{RAKA} dan {AMINA} membahas kunjungan ke [[Togo|LOC]].", []),
    ],
)
def test_what_is_no_part_of_a_contact(text: str, expected: list[list[str]], read_marked: ReadMarked) -> None:
    assert parties(read_marked(text)) == expected


def test_a_tour_that_goes_on_is_the_guests(read_marked: ReadMarked) -> None:
    told = read_marked(f"{RAKA} menerima {AMINA} di {DAKAR}. Lawatan itu berlanjut ke {LOME}.")
    trips = [claim for claim in told.claims if claim.kind == "visit"]
    assert [told.mentions[one.mention].text for trip in trips for one in trip.participants] == ["Amina Diallo"]
