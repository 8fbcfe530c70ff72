"""The other side of contacts that is told by what is done to it, not behind "dengan"."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.evaluate.probes import Probe, judge
from pipeline.read.reader import Reader

RAKA, AMINA, BOU = (f"[[{name}|PER]]" for name in ("Raka Sudibyo", "Amina Diallo", "Bou Keita"))
AT = "di [[Dakar|LOC]], Senin (14/7/2025)"
THERE = "@ Dakar / Senegal # 2025-07-14"


def contacts(text: str, reader: Reader) -> list[str]:
    """Read a marked text of one day and return its contacts as probes write them."""
    _, found = judge(Probe("other side", ((date(2025, 7, 20), text),), ()), reader)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whoever is told or urged something in talks that open a sentence takes part in them
        (f"Dalam pertemuan {AT}, {AMINA} mendesak {BOU} membuka perbatasan.", [f"Amina Diallo, Bou Keita {THERE}"]),
        (f"Dalam pembicaraan {AT}, {AMINA} berterima kasih kepada {BOU}.", [f"Amina Diallo, Bou Keita {THERE}"]),
        # not whoever is only spoken of, or urged from a session or before others
        (f"Dalam pertemuan {AT}, {AMINA} memuji {BOU}.", []),
        (f"Usai pertemuan {AT}, {AMINA} mendesak {BOU} mundur.", []),
        (f"Dalam sebuah dialog {AT}, {AMINA} meminta {BOU} mundur.", []),
        (f"Dalam pertemuan {AT}, {AMINA} meminta {BOU} segera ditangkap.", []),
        (f"Dalam pertemuan {AT}, {AMINA} mendesak {BOU} mundur.", []),
        (f"Dalam rapat {AT}, {AMINA} mendesak {BOU} membuka perbatasan.", []),
        (f"Dalam pertemuan dengan petani {AT}, {AMINA} mendesak {BOU} membuka perbatasan.", []),
        # one met alone beside another
        (
            f"{RAKA} menemui {AMINA} dan, secara terpisah, {BOU} {AT}.",
            [f"Amina Diallo, Raka Sudibyo {THERE}", f"Bou Keita, Raka Sudibyo {THERE}"],
        ),
        # whom a party's envoys are said to be
        (
            f"{RAKA} menerima pengurus [[Partai Cahaya|ORG]], yaitu {AMINA}, {AT}.",
            [f"Amina Diallo, Raka Sudibyo {THERE}"],
        ),
        # "-nya" is the subject of the sentence where that goes on in a clause
        (
            f"{AMINA} mengecam serangan itu, kecaman yang telah disampaikannya langsung kepada {BOU} {AT}.",
            [f"Amina Diallo, Bou Keita {THERE}"],
        ),
        # whoever has somebody along, and what somebody is asked along to
        (
            f"{RAKA} memboyong sekretarisnya, {AMINA}, menemui {BOU} {AT}.",
            [f"Amina Diallo, Bou Keita, Raka Sudibyo {THERE}"],
        ),
        (f"{RAKA} membawa mobilnya, {AMINA} menemui {BOU} {AT}.", [f"Amina Diallo, Bou Keita {THERE}"]),
        (f"{RAKA} mengutus {AMINA} menemui {BOU} {AT}.", [f"Amina Diallo, Bou Keita {THERE}"]),
        (f"{RAKA} mengajak {AMINA} berbicara empat mata {AT}.", [f"Amina Diallo, Raka Sudibyo {THERE}"]),
        # a body's head answers for it, whatever it calls the contact
        (
            f"[[Komisi E DPRD Lome|ORG]] menggelar rapat dengan {AMINA} {AT}. Ketua [[Komisi E|ORG]] {BOU} mencecar.",
            [f"Amina Diallo, Bou Keita {THERE}"],
        ),
    ],
)
def test_who_takes_part(text: str, expected: list[str], reader: Reader) -> None:
    assert [line.split(": ")[1] for line in contacts(text, reader)] == expected


@pytest.mark.parametrize("between", ["dengan perantaraan", "dimediasi", "disaksikan"])
def test_delegations_meet_with_somebody_between_them(between: str, reader: Reader) -> None:
    text = f"Delegasi [[Mali|LOC]] dan delegasi [[Togo|LOC]] kembali ke meja perundingan {AT}, {between} {AMINA}."
    assert contacts(text, reader) == [f"multilateral held: Mali, Togo, Amina Diallo {THERE}"]


def test_whoever_leads_one_delegation_is_not_between_both(reader: Reader) -> None:
    text = f"Delegasi [[Mali|LOC]] dan delegasi [[Togo|LOC]] bertemu {AT}, dipimpin {AMINA}."
    assert contacts(text, reader) == []


def test_whoever_talks_to_the_press_by_phone_calls_nobody_else(reader: Reader) -> None:
    text = f"Lewat telepon, Senin (14/7/2025), {AMINA} meminta {BOU} mundur."
    assert contacts(text, reader) == []


def test_news_that_two_exchange_is_no_rumour(reader: Reader) -> None:
    text = f"{RAKA} bertukar kabar dengan {AMINA} lewat telepon."
    assert contacts(text, reader) == ["call held: Amina Diallo, Raka Sudibyo @ - / - # -"]


def test_a_deputy_behind_a_comma_is_listed(reader: Reader) -> None:
    text = f"Ketua [[Serikat Pelaut Maju|ORG]], {AMINA}, dan sekretarisnya, {BOU}, diterima {RAKA} {AT}."
    assert contacts(text, reader) == [f"meeting held: Amina Diallo, Bou Keita, Raka Sudibyo {THERE}"]


def test_a_host_of_talks_is_told_beside_others_of_the_kind(reader: Reader) -> None:
    text = f"{RAKA} bertemu {AMINA} {AT}. Seperti pada pertemuan sebelumnya, tuan rumahnya adalah {BOU}."
    assert contacts(text, reader) == [f"multilateral held: Amina Diallo, Bou Keita, Raka Sudibyo {THERE}"]


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (f"{BOU} bertindak sebagai penengah.", [f"multilateral held: Mali, Togo, Bou Keita {THERE}"]),
        (
            f"Rabu (16/7/2025), kedua pihak bertemu lagi dengan {BOU} sebagai penengah.",
            [
                f"meeting held: Mali, Togo {THERE}",
                "multilateral held: Mali, Togo, Bou Keita @ Dakar / Senegal # 2025-07-16",
            ],
        ),
    ],
)
def test_somebody_between_delegations_told_before(later: str, expected: list[str], reader: Reader) -> None:
    text = f"Delegasi [[Mali|LOC]] dan delegasi [[Togo|LOC]] berunding {AT}. {later}"
    assert contacts(text, reader) == expected


def test_a_country_stands_between_delegations(reader: Reader) -> None:
    text = f"Delegasi [[Mali|LOC]] dan delegasi [[Togo|LOC]] berunding {AT}, dengan [[Gabon|LOC]] sebagai penengah."
    assert contacts(text, reader) == [f"multilateral held: Gabon, Mali, Togo {THERE}"]


@pytest.mark.parametrize("said", ["Hanya salam. Pesawat beliau sudah memanggil", "[[Amina|PER]] sudah pulang"])
def test_ia_is_whoever_spoke_not_whom_they_spoke_of(said: str, reader: Reader) -> None:
    told = f'{RAKA} bertemu {AMINA} {AT}. "{said}," ujar [[Raka|PER]].'
    text = f"{told} Rabu (16/7/2025) ia menemui {BOU} di [[Lome|LOC]]."
    assert contacts(text, reader)[1:] == ["meeting held: Bou Keita, Raka Sudibyo @ Lome / Togo # 2025-07-16"]


def test_ia_is_not_a_spokesman_who_is_new(reader: Reader) -> None:
    told = f'{RAKA} bertemu {AMINA} {AT}. "[[Raka|PER]] sudah pulang," kata juru bicara [[Cheikh Sarr|PER]].'
    text = f"{told} Rabu (16/7/2025) ia menemui {BOU} di [[Lome|LOC]]."
    assert contacts(text, reader)[1:] == ["meeting held: Bou Keita, Raka Sudibyo @ Lome / Togo # 2025-07-16"]


MET = f"{RAKA} bertemu {AMINA} {AT}."
LOME = "di [[Lome|LOC]]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # words of company tell of a contact of their own on another day, or elsewhere with somebody beside
        (f"Pada 16 Juli, keduanya dimediasi {BOU} {LOME}.", "Amina Diallo, Bou Keita, Raka Sudibyo"),
        (f"{RAKA} berpidato dalam forum yang juga dihadiri {BOU} {LOME}, Rabu (16/7).", "Bou Keita, Raka Sudibyo"),
        (f"Di [[Lome|LOC]], Rabu (16/7), {RAKA} menghadiri sidang yang dihadiri {BOU}.", "Bou Keita, Raka Sudibyo"),
        (f"Pada 16 Juli digelar rapat para menteri {LOME} yang dihadiri {BOU} dan {RAKA}.", "Bou Keita, Raka Sudibyo"),
        (f"Pada 3 Mei 2021 digelar pertemuan para menteri yang dihadiri {BOU}.", ""),
    ],
)
def test_company_on_another_day_is_a_contact_of_its_own(text: str, expected: str, reader: Reader) -> None:
    found = [f"multilateral held: {expected} @ Lome / Togo # 2025-07-16"] if expected else []
    assert contacts(f"{MET} {text}", reader) == [f"meeting held: Amina Diallo, Raka Sudibyo {THERE}", *found]


NEGOTIATED = f"{RAKA} dan {AMINA} berunding {AT}."
BOTH = "Amina Diallo, Raka Sudibyo"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Putaran pertama digelar sepekan sebelumnya, 7 Juli, {LOME}.", f"held: {BOTH} @ Lome / Togo # 2025-07-07"),
        (f"Putaran ketiga dijadwalkan berlangsung {LOME}, 28 Juli.", f"planned: {BOTH} @ Lome / Togo # 2025-07-28"),
        (
            f"Putaran sebelumnya antara {BOU} dan {RAKA} digelar {LOME}, 7 Juli.",
            "held: Bou Keita, Raka Sudibyo @ Lome / Togo # 2025-07-07",
        ),
        (
            f"Pertemuan serupa diadakan {LOME}, 7 Juli, dengan {AMINA} sebagai tuan rumah bagi {BOU}.",
            "held: Amina Diallo, Bou Keita @ Lome / Togo # 2025-07-07",
        ),
        ("Putaran pertama berjalan lancar.", ""),
    ],
)
def test_other_rounds_of_talks(text: str, expected: str, reader: Reader) -> None:
    found = [f"meeting {expected}"] if expected else []
    told = [line for line in contacts(f"{NEGOTIATED} {text}", reader) if not line.endswith(THERE)]
    assert told == found


def test_rounds_of_an_election_are_no_talks(reader: Reader) -> None:
    told = f"meeting held: Amina Diallo, Raka Sudibyo {THERE}"
    assert contacts(f"{MET} Putaran pertama digelar pada 7 Juli {LOME}.", reader) == [told]


@pytest.mark.parametrize(
    "text",
    [
        f"Putaran ketiga digelar {LOME}, 7 Juli.",  # may be of others, who are named later
        f"Ia lolos dari putaran pertama bersama {BOU} {LOME}, 7 Juli.",
        f"Negara itu baru menggelar pemilu. Putaran pertama digelar pada 7 Juli {LOME}.",
        f"Putaran pertama digelar pada 7 Juli {LOME} dan dimenangi {BOU}.",
        f"Tahap pertama digelar pada 7 Juli {LOME}.",  # of what was agreed
    ],
)
def test_which_round_is_meant_must_be_clear(text: str, reader: Reader) -> None:
    assert contacts(f"{NEGOTIATED} {text}", reader) == [f"meeting held: {BOTH} {THERE}"]


@pytest.mark.parametrize("end", ["", ".", " bagi", " bagi warga."])
def test_a_host_without_a_guest_is_no_contact(end: str, reader: Reader) -> None:
    assert contacts(f"Pertemuan digelar {LOME}, dengan {RAKA} sebagai tuan rumah{end}", reader) == []


@pytest.mark.parametrize("text", [f"{NEGOTIATED} Putaran pertama", f"{MET} Pertemuan", f"{MET} Perundingan ketiga"])
def test_a_sentence_may_be_cut_off_behind_its_talks(text: str, reader: Reader) -> None:
    assert len(contacts(text, reader)) == 1
