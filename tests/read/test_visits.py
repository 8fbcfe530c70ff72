"""Trips: who travels, who receives and invites, and what is no meeting of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.records import Claim, Report

ReadMarked = Callable[..., Report]

RAKA, AMINA, BOU, CHEIKH = (f"[[{name}|PER]]" for name in ("Raka Sudibyo", "Amina Diallo", "Bou Keita", "Cheikh Sarr"))


BOTH = ["Raka Sudibyo", "Amina Diallo"]


def told(report: Report) -> list[tuple[str, list[str]]]:
    """Kind and people of each contact that is more than a hint."""

    def people(claim: Claim) -> list[str]:
        return [report.mentions[one.mention].text for one in claim.participants]

    return [(claim.kind, people(claim)) for claim in report.claims if not claim.weak]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whoever invites is part of it
        (
            f"{RAKA} datang ke [[Dakar|LOC]] atas undangan Presiden {AMINA}.",
            [("visit", ["Raka Sudibyo", "Amina Diallo"])],
        ),
        (f"{RAKA} datang ke [[Dakar|LOC]] dengan undangan {AMINA}.", [("visit", ["Raka Sudibyo"])]),
        # of matches, not of a traveller
        (f"{RAKA} membahas jadwal tur [[Asia|LOC]].", []),
        # with whom the sentence opens travels along
        (
            f"Pada Senin, bersama {BOU}, {RAKA} terbang ke [[Dakar|LOC]].",
            [("visit", ["Raka Sudibyo", "Bou Keita"])],
        ),
        (
            f"{RAKA} tiba di [[Dakar|LOC]]. Kunjungan itu memenuhi undangan Presiden {AMINA}.",
            [("visit", ["Raka Sudibyo"]), ("visit", ["Raka Sudibyo", "Amina Diallo"])],
        ),
        (
            f"{RAKA} tiba di [[Dakar|LOC]] bersama {BOU}. Presiden {AMINA} menyambut sendiri keduanya di bandara.",
            [
                ("visit", ["Raka Sudibyo", "Bou Keita"]),
                ("visit", ["Raka Sudibyo", "Bou Keita", "Amina Diallo"]),
            ],
        ),
        (
            f"Presiden [[Mali|LOC]] {RAKA} tiba di [[Dakar|LOC]]. {AMINA} menyambut presiden di landasan.",
            [("visit", ["Raka Sudibyo"]), ("visit", ["Raka Sudibyo", "Amina Diallo"])],
        ),
        # not whoever receives others elsewhere
        (
            f"{RAKA} berkunjung ke [[Dakar|LOC]] ketika Presiden {BOU} menjamu {AMINA} di [[Lome|LOC]].",
            [("visit", ["Raka Sudibyo"]), ("meeting", ["Bou Keita", "Amina Diallo"])],
        ),
        # so is whoever waits to welcome the guest
        (
            f"{RAKA} tiba di [[Dakar|LOC]]. Presiden {AMINA} berada di kaki tangga pesawat untuk menyambutnya.",
            [("visit", ["Raka Sudibyo"]), ("visit", ["Raka Sudibyo", "Amina Diallo"])],
        ),
        (
            f"{RAKA} dan {BOU} berkunjung ke [[Dakar|LOC]] secara terpisah.",
            [("visit", ["Raka Sudibyo"]), ("visit", ["Bou Keita"])],
        ),
        # two presidents make two trips, a minister and his wife one
        (
            f"Presiden {RAKA} dan Presiden {AMINA} tiba di [[Dakar|LOC]].",
            [("visit", ["Raka Sudibyo"]), ("visit", ["Amina Diallo"])],
        ),
        (
            f"Menlu [[Mali|LOC]] {RAKA} dan Menlu [[Chad|LOC]] {AMINA} tiba di [[Dakar|LOC]].",
            [("visit", ["Raka Sudibyo"]), ("visit", ["Amina Diallo"])],
        ),
        (f"Menlu {RAKA} dan {AMINA} tiba di [[Dakar|LOC]].", [("visit", ["Raka Sudibyo", "Amina Diallo"])]),
        # a place sought out is a trip, a person is not
        (f"{RAKA} menyambangi [[Senegal|LOC]] pekan ini.", [("visit", ["Raka Sudibyo"])]),
        (f"{RAKA} menyambangi {AMINA} di [[Senegal|LOC]].", [("meeting", ["Raka Sudibyo", "Amina Diallo"])]),
        # a welcome on arrival is no meeting of its own
        (
            f"{RAKA} tiba di [[Dakar|LOC]] dan disambut Presiden {AMINA}.",
            [("visit", ["Raka Sudibyo", "Amina Diallo"])],
        ),
        (
            f"{RAKA} tiba di [[Dakar|LOC]], Senin. Di dermaga, {AMINA} menyambutnya.",
            [("visit", ["Raka Sudibyo"]), ("visit", ["Raka Sudibyo", "Amina Diallo"])],
        ),
        (
            f"{RAKA} tiba di [[Dakar|LOC]] dan diterima Presiden {AMINA}.",
            [("visit", ["Raka Sudibyo", "Amina Diallo"]), ("meeting", ["Raka Sudibyo", "Amina Diallo"])],
        ),
        (
            f"{RAKA} tiba di [[Dakar|LOC]], Senin. Ia disambut {AMINA} dan {BOU} di bawah tangga pesawat.",
            [("visit", ["Raka Sudibyo"]), ("visit", ["Raka Sudibyo", "Amina Diallo", "Bou Keita"])],
        ),
        (
            f"{RAKA} tiba di [[Dakar|LOC]], Senin. Kedatangannya disambut {AMINA}.",
            [("visit", ["Raka Sudibyo"]), ("visit", ["Raka Sudibyo", "Amina Diallo"])],
        ),
        (
            f"{RAKA} tiba di [[Dakar|LOC]], Senin. Pada Selasa ia disambut {AMINA}.",
            [("visit", ["Raka Sudibyo"]), ("meeting", ["Raka Sudibyo", "Amina Diallo"])],
        ),
        (
            f"{RAKA} tiba di [[Dakar|LOC]], Senin. Ia disambut {AMINA} di [[Istana Dakar|LOC]].",
            [("visit", ["Raka Sudibyo"]), ("meeting", ["Raka Sudibyo", "Amina Diallo"])],
        ),
        (f"Kehadiran {RAKA} disambut langsung oleh {AMINA}.", []),
        (f"{AMINA} menyambut kedatangan {RAKA} di [[Dakar|LOC]].", [("visit", ["Amina Diallo", "Raka Sudibyo"])]),
        (f"Kedatangan {RAKA} disambut {AMINA} di rumahnya.", [("meeting", ["Raka Sudibyo", "Amina Diallo"])]),
        # whose it is may stand behind what kind of trip it is
        (f"Itu diteken dalam kunjungan kenegaraan {RAKA} ke [[Senegal|LOC]].", [("visit", ["Raka Sudibyo"])]),
        (f"Itu dikatakan {RAKA} dalam kunjungan terbarunya ke [[Senegal|LOC]].", [("visit", ["Raka Sudibyo"])]),
        # whoever speaks during a trip makes it
        (f'"Kami siap," kata {RAKA} selama kunjungan ke [[Senegal|LOC]].', [("visit", ["Raka Sudibyo"])]),
        (f'"Kami siap," kata {RAKA} di sela kunjungan ke [[Senegal|LOC]].', [("visit", ["Raka Sudibyo"])]),
    ],
)
def test_trips(text: str, expected: list[tuple[str, list[str]]], read_marked: ReadMarked) -> None:
    assert told(read_marked(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who only shows a guest round makes no second trip
        (
            f"{RAKA} tiba di [[Dakar|LOC]]. Ia akan mengunjungi [[Candi Dakar|LOC]] dan [[Museum Dakar|LOC]].",
            [("visit", ["Raka Sudibyo"])],
        ),
        (f"{RAKA} mengunjungi [[Candi Dakar|LOC]].", [("visit", ["Raka Sudibyo"])]),
        # a party is the one told of
        (
            f"{RAKA} tiba di [[Dakar|LOC]]. Rabu malam rombongan dijadwalkan terbang ke [[Bamako|LOC]].",
            [("visit", ["Raka Sudibyo"]), ("visit", ["Raka Sudibyo"])],
        ),
        (
            f"{RAKA} tiba di [[Dakar|LOC]]. Rombongan pedagang dijadwalkan terbang ke [[Bamako|LOC]].",
            [("visit", ["Raka Sudibyo"])],
        ),
        # an invitation to travel that was accepted is a trip to come
        (
            f"{RAKA} mengundang {AMINA} berkunjung ke [[Dakar|LOC]]. {AMINA} menerima undangan itu.",
            [("visit", ["Amina Diallo", "Raka Sudibyo"])],
        ),
        (
            f"{RAKA} mengundang {AMINA} datang ke [[Dakar|LOC]] dan undangan itu diterima.",
            [("visit", ["Amina Diallo", "Raka Sudibyo"])],
        ),
        (f"{RAKA} mengundang {AMINA} datang ke [[Dakar|LOC]], tetapi undangan itu ditolak.", []),
        # the leader of a delegation stands for it
        (
            f"Delegasi [[Mali|LOC]] pimpinan Menteri {RAKA} datang ke [[Dakar|LOC]] dan ditemui {AMINA}.",
            [("visit", ["Raka Sudibyo"]), ("meeting", ["Raka Sudibyo", "Amina Diallo"])],
        ),
    ],
)
def test_trips_told_in_other_words(text: str, expected: list[tuple[str, list[str]]], read_marked: ReadMarked) -> None:
    assert told(read_marked(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # at an hour, at an airport
        (f"Pesawat {RAKA} mendarat pukul 20.00 di [[Dakar|LOC]].", [("visit", ["Raka Sudibyo"])]),
        (f"{RAKA} tiba pada Senin malam di [[Dakar|LOC]].", [("visit", ["Raka Sudibyo"])]),
        (f"{RAKA} tiba di pangkalan udara [[Dakar|LOC]].", [("visit", ["Raka Sudibyo"])]),
        # told by whoever welcomes, at an airport or in the town to which a trip leads on
        (f"Di bandara [[Dakar|LOC]], {RAKA} disambut {AMINA}.", [("visit", ["Raka Sudibyo", "Amina Diallo"])]),
        (
            f"{RAKA} tiba di [[Senegal|LOC]] dan disambut di [[Dakar|LOC]] oleh {AMINA}.",
            [("visit", ["Raka Sudibyo", "Amina Diallo"])],
        ),
        (
            f"Dua hari sebelum delegasi [[Chad|LOC]] mendarat, {RAKA} datang ke [[Dakar|LOC]] dan diterima {AMINA}.",
            [("visit", ["Raka Sudibyo", "Amina Diallo"]), ("meeting", ["Raka Sudibyo", "Amina Diallo"])],
        ),
        (
            f"{RAKA} tiba di [[Mali|LOC]]. {AMINA} menyambut sendiri tamunya di bandara.",
            [("visit", ["Raka Sudibyo"]), ("visit", ["Raka Sudibyo", "Amina Diallo"])],
        ),
        # told by leaving, and by what a trip is
        (f"{RAKA} meninggalkan [[Dakar|LOC]] seusai kunjungan dua hari.", [("visit", ["Raka Sudibyo"])]),
        (f"{RAKA} meninggalkan [[Dakar|LOC]] seusai upacara dua hari.", []),
        (f"Kunjungan ke [[Mali|LOC]] itu merupakan lawatan pertama {RAKA} sejak Mei.", [("visit", ["Raka Sudibyo"])]),
        # who is sent
        (f"{BOU} mengutus {RAKA} ke [[Dakar|LOC]].", [("visit", ["Raka Sudibyo"])]),
        (f"{BOU} mengirim delegasi yang dipimpin {RAKA} ke [[Dakar|LOC]].", [("visit", ["Raka Sudibyo"])]),
        (
            f"Kedatangan delegasi [[Mali|LOC]] di [[Dakar|LOC]], yang terdiri atas {RAKA} dan {BOU}, disambut hangat.",
            [("visit", ["Raka Sudibyo", "Bou Keita"])],
        ),
    ],
)
def test_trips_told_by_arrival_welcome_or_leaving(
    text: str, expected: list[tuple[str, list[str]]], read_marked: ReadMarked
) -> None:
    assert told(read_marked(text)) == expected


def test_a_visit_that_will_be_the_first_is_planned(read_marked: ReadMarked) -> None:
    report = read_marked(f"Kunjungan {AMINA} ke [[Dakar|LOC]] akan menjadi kunjungan pertamanya sejak 2018.")
    assert {claim.status for claim in report.claims} == {"planned"}


def test_a_purpose_is_planned_like_its_trip(read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} juga akan terbang ke [[Dakar|LOC]] pekan ini guna menemui {AMINA}.")
    assert [claim.status for claim in report.claims] == ["planned", "planned"]


def test_what_guests_do_at_a_dinner_is_no_second_contact(read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} menjamu {AMINA} dan {BOU} di [[Dakar|LOC]] untuk menandatangani perjanjian.")
    assert told(report) == [("meeting", ["Raka Sudibyo", "Amina Diallo", "Bou Keita"])]


def test_who_seek_out_an_office_together_are_not_told_to_meet(read_marked: ReadMarked) -> None:
    assert not told(read_marked(f"{RAKA} dan {AMINA} menyambangi kantor [[KPU|ORG]] pada Rabu."))


def test_whom_a_host_welcomes_is_the_guest(read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} memuji panen. Presiden {AMINA} menyambutnya di [[Dakar|LOC]].")
    parts = {report.mentions[one.mention].text: one.part for one in report.claims[0].participants}
    assert parts == {"Raka Sudibyo": "guest", "Amina Diallo": "host"}


TRIP = f"Menlu {RAKA} pekan lalu mengunjungi [[Dakar|LOC]] dan [[Lusaka|LOC]]."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an office behind a place says what that is, and is nobody's subject
        (
            f"{TRIP} Di [[Senegal|LOC]], ketua [[ECOWAS|ORG]] tahun ini, ia menemui {BOU}.",
            ["Raka Sudibyo", "Bou Keita"],
        ),
        # whoever is received goes on travelling, whoever received them stays
        (
            f"{TRIP} Di [[Dakar|LOC]], Presiden {BOU} menerimanya. Di [[Lusaka|LOC]], Presiden {CHEIKH} menjamunya.",
            ["Raka Sudibyo", "Cheikh Sarr"],
        ),
        (
            f"Menlu {RAKA} mengunjungi [[Dakar|LOC]]. Tuan rumah {BOU} menjamunya. Lalu ia bertolak ke [[Chad|LOC]].",
            ["Raka Sudibyo"],
        ),
        # but a host who is named with the guest may leave
        (f"Menlu {RAKA} menerima {BOU} di [[Dakar|LOC]]. Esoknya ia bertolak ke [[Chad|LOC]].", ["Raka Sudibyo"]),
    ],
)
def test_whom_a_pronoun_means_on_a_trip(text: str, expected: list[str], read_marked: ReadMarked) -> None:
    last = told(read_marked(text))[-1][1]
    assert sorted(last) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (f"{RAKA} bertolak ke [[Mali|LOC]], lalu ke [[Chad|LOC]] dan berakhir di [[Togo|LOC]].", "Mali Chad Togo"),
        (f"{RAKA} terbang ke [[Mali|LOC]] pada Senin dan pada Rabu ke [[Chad|LOC]].", "Mali Chad"),
        # who flies home, or only brings something, goes on to nowhere
        (f"{RAKA} terbang ke [[Mali|LOC]] pada Senin lalu kembali ke [[Chad|LOC]].", "Mali"),
        (f"{RAKA} terbang ke [[Mali|LOC]] yang mengirim beras, lalu ke [[Chad|LOC]].", "Mali"),
        (f"{RAKA} sudah dua kali ke [[Dakar|LOC]], yakni pada akhir Maret dan pada 9 Mei.", "Dakar Dakar"),
        (f"{RAKA} sudah dua kali ke [[Dakar|LOC]].", ""),
        (f"Bagi {RAKA}, kunjungan ke [[Mali|LOC]] ini adalah yang ketiga.", "Mali"),
        (f"[[Mali|LOC]] menjadi tujuan lawatan pertama {RAKA}.", "Mali"),
    ],
)
def test_trips_of_several_stops(text: str, places: str, read_marked: ReadMarked) -> None:
    report = read_marked(text)
    claims = [claim for claim in report.claims if not claim.weak]
    assert [report.mentions[claim.place].text for claim in claims if claim.place is not None] == places.split()
    assert {claim.kind for claim in claims} <= {"visit"}


@pytest.mark.parametrize(
    ("trip", "time"),
    [
        ("datang ke [[Dakar|LOC]] khusus untuk acara tersebut", 0),
        ("terbang ke [[Dakar|LOC]] bersama menterinya", 0),
        ("mengunjungi [[Bamako|LOC]]", 1),  # nobody tells of talks there
        ("mengunjungi [[Dakar|LOC]] pada Kamis (21/8/2025)", 2),  # a day of its own
    ],
)
def test_a_trip_to_the_town_of_talks_has_their_day(read_marked: ReadMarked, trip: str, time: int) -> None:
    talks = f"Presiden {AMINA} menemui {BOU} di [[Dakar|LOC]], Selasa (19/8/2025)."
    report = read_marked(f"{talks}\n\nPerjanjian itu berlaku sejak 2 Mei.\n\n{BOU} {trip}.")
    assert [claim.time for claim in report.claims if claim.kind == "visit"] == [time]


@pytest.mark.parametrize(
    ("trip", "day", "ongoing"),
    [
        ("sedang berkunjung ke [[Dakar|LOC]] sejak Senin untuk menjajaki beasiswa", "Senin", True),
        ("berada di [[Dakar|LOC]] untuk kunjungan kerja sejak Senin", "Senin", True),
        ("berkunjung ke [[Dakar|LOC]] pada Senin", "Senin", False),
        ("sedang berkunjung ke [[Dakar|LOC]] pada Senin", "Senin", False),
    ],
)
def test_who_is_told_to_be_away_since_a_day_is_so_still(
    trip: str, day: str, ongoing: bool, read_marked: ReadMarked
) -> None:
    report = read_marked(f"{RAKA} {trip}.")
    (visit,) = report.claims
    assert visit.time is not None
    assert (report.timexes[visit.time].text, visit.ongoing) == (day, ongoing)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{RAKA} melawat ke [[Afrika|LOC]]. Di [[Mali|LOC]], tempat ia tiba pada Rabu, ia berpidato.", "Mali"),
        (f"{RAKA} memimpin delegasi [[Mali|LOC]] ke [[Dakar|LOC]] pada 26 April.", "Dakar"),
    ],
)
def test_where_a_trip_leads(text: str, place: str, read_marked: ReadMarked) -> None:
    report = read_marked(text)
    visit = [claim for claim in report.claims if claim.kind == "visit"][-1]
    assert visit.place is not None and report.mentions[visit.place].text == place


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("Yang terbang ke [[Lome|LOC]] dan menemui", [("visit", BOTH[:1]), ("meeting", BOTH)]),
        (f"Menurut {BOU}, yang terbang ke [[Lome|LOC]] dan menemui", [("visit", BOTH[:1]), ("meeting", BOTH)]),
        (f"{BOU} mengatakan bahwa yang menemui", [("meeting", BOTH)]),
        # what they talked of did nothing
        (f"Yang dibahas {BOU} saat menemui", []),
    ],
)
def test_whom_a_statement_sets_apart_did_it(
    opening: str, expected: list[tuple[str, list[str]]], read_marked: ReadMarked
) -> None:
    found = told(read_marked(f"{opening} {AMINA} di [[Lome|LOC]] hanyalah {RAKA}."))
    assert [(kind, sorted(people, reverse=True)) for kind, people in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "mendampingi Presiden dalam lawatan tersebut.",
        "mendampingi Presiden [[Mali|LOC]] dalam kunjungan itu.",
        "menyertai [[Raka Sudibyo|PER]] sejak awal perjalanan.",
    ],
)
def test_company_on_a_trip_is_none_at_its_talks(text: str, read_marked: ReadMarked) -> None:
    trip = f"Presiden [[Mali|LOC]] {RAKA} tiba di [[Dakar|LOC]], Senin, untuk bertemu Presiden {AMINA}."
    report = read_marked(f"{trip} Menteri {BOU} {text}")
    assert told(report)[-1] == ("visit", ["Raka Sudibyo", "Bou Keita"])


def test_company_of_somebody_else_is_not_on_a_trip(read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} tiba di [[Dakar|LOC]]. {BOU} mendampingi {AMINA} dalam lawatan itu.")
    assert told(report) == [("visit", ["Raka Sudibyo"])]


def test_who_leaves_first_meets_on_another_day(read_marked: ReadMarked) -> None:
    report = read_marked(
        f"{RAKA} dijadwalkan berpidato di [[Dakar|LOC]], Jumat. "
        f"Dari [[Dakar|LOC]], ia akan terbang ke [[Mali|LOC]] untuk menemui {BOU}."
    )
    assert [claim.time for claim in report.claims] == [None, None]


def test_who_crosses_over_with_some_is_on_board_with_them(read_marked: ReadMarked) -> None:
    text = f"{RAKA} menyeberang ke [[Lome|LOC]] bersama beberapa menteri, termasuk Menteri {AMINA} dan Menteri {BOU}."
    assert told(read_marked(text)) == [("visit", ["Raka Sudibyo", "Amina Diallo", "Bou Keita"])]


@pytest.mark.parametrize("text", ["Lawatan dimulai di", "Kunjungannya berlanjut ke", "Lawatan itu berakhir di"])
def test_the_stops_of_a_trip_told_are_its_travellers(text: str, read_marked: ReadMarked) -> None:
    before = f"{AMINA} menerima {RAKA} dalam kunjungan di [[Lome|LOC]]."
    report = read_marked(f"{before} {text} [[Dakar|LOC]], Rabu, tempat {RAKA} menemui {BOU}.")
    trips = [claim for claim in report.claims if claim.kind == "visit"]
    assert [report.mentions[one.mention].text for one in trips[-1].participants][:1] == ["Raka Sudibyo"]
    assert trips[-1].place is not None and report.mentions[trips[-1].place].text == "Dakar"


@pytest.mark.parametrize(
    ("trip", "meets", "expected"),
    [
        ("dijadwalkan mengunjungi", "Di kedua ibu kota itu ia akan bertemu", ["Lome", "Dakar"]),
        ("mengunjungi", "Di masing-masing negara ia bertemu", ["Lome", "Dakar"]),
        ("mengunjungi", "Ia berturut-turut menemui", ["Lome", "Dakar"]),
        ("mengunjungi", "Di ketiga kota itu ia menemui", ["Dakar"]),  # of some other trip
    ],
)
def test_on_a_round_trip_somebody_is_met_at_each_stop(
    trip: str, meets: str, expected: list[str], read_marked: ReadMarked
) -> None:
    opening = f"{RAKA} {trip} [[Lome|LOC]] dan [[Dakar|LOC]] mulai Senin (3/6)."
    report = read_marked(f"{opening} {meets} Presiden {AMINA} dan Presiden {BOU}.")
    talks = [claim for claim in report.claims if claim.kind != "visit"]
    assert [report.mentions[claim.place].text for claim in talks if claim.place is not None] == expected
    if len(talks) == len(expected) > 1:
        assert [len(claim.participants) for claim in talks] == [2, 2]
        assert not any(claim.time for claim in talks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kunjungannya yang pertama sejak {a} datang ke [[Mali|LOC]] pada 2008.", [(["Amina Diallo"], "2008")]),
        (
            "Ia menteri pertama yang berkunjung ke [[Mali|LOC]] setelah {a} pada 2008.",
            [(["Raka Sudibyo"], "Senin"), (["Amina Diallo"], "2008")],
        ),
        # no day of the trip
        (
            "Ia menteri pertama yang berkunjung ke [[Mali|LOC]] setelah {a} mundur pada 2008.",
            [(["Raka Sudibyo"], "Senin")],
        ),
        ("Pejabat setingkat terakhir kali datang ke [[Mali|LOC]] pada 2008, yakni {a}.", [(["Amina Diallo"], "2008")]),
        ("Menteri yang terakhir berkunjung ke [[Mali|LOC]] adalah {a}, pada 2008.", [(["Amina Diallo"], "2008")]),
    ],
)
def test_a_trip_of_before_is_of_who_made_it(
    text: str, expected: list[tuple[list[str], str]], read_marked: ReadMarked
) -> None:
    report = read_marked(f"{RAKA} tiba di [[Bamako|LOC]] pada Senin. {text.format(a=AMINA)}")
    trips = [claim for claim in report.claims if claim.kind == "visit"][1:]
    assert [
        ([report.mentions[one.mention].text for one in trip.participants], report.timexes[trip.time].text)
        for trip in trips
        if trip.time is not None
    ] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Rencana {AMINA} ke [[Lome|LOC]] sehari kemudian batal setelah muncul protes.", "cancelled"),
        ("Rencananya untuk bertolak ke [[Lome|LOC]] pada 25 Februari dibatalkan.", "cancelled"),
        ("Rencananya ke [[Lome|LOC]] keesokan harinya ditunda.", "cancelled"),
        (f"Niat {AMINA} terbang ke [[Lome|LOC]] pada Rabu urung terlaksana.", "cancelled"),
        (f"Rencana {AMINA} mengunjungi [[Lome|LOC]] pada Rabu tidak jadi.", "cancelled"),
        (f"Rencana {AMINA} ke [[Lome|LOC]] disambut gembira.", "planned"),
        (f"Rencana {AMINA} membangun pasar di [[Lome|LOC]] dibatalkan.", None),
    ],
)
def test_a_plan_to_go_somewhere_is_a_trip(text: str, expected: str | None, read_marked: ReadMarked) -> None:
    report = read_marked(f"{AMINA} menemui {BOU} di [[Dakar|LOC]] pada Senin. {text}")
    trips = [claim for claim in report.claims if claim.kind == "visit"]
    assert [claim.status for claim in trips] == ([] if expected is None else [expected])
    assert all(report.mentions[trip.participants[0].mention].text == "Amina Diallo" for trip in trips)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{AMINA} telah menerima undangan ke [[Lome|LOC]].", [("visit", "planned", ["Amina Diallo"])]),
        (
            f"Kunjungan {AMINA} ke [[Lome|LOC]] belum ditentukan tanggalnya.",
            [("visit", "planned", ["Amina Diallo"])],
        ),
        # a list of two has no comma: who comes is not who brings the invitation
        (
            f"{RAKA} menyampaikan undangan Raja {BOU}, dan {AMINA} akan berkunjung ke [[Lome|LOC]].",
            [("visit", "planned", ["Amina Diallo"])],
        ),
    ],
)
def test_who_is_invited_is_to_travel(
    text: str, expected: list[tuple[str, str, list[str]]], read_marked: ReadMarked
) -> None:
    report = read_marked(text)
    assert [
        (claim.kind, claim.status, [report.mentions[one.mention].text for one in claim.participants])
        for claim in report.claims
        if not claim.weak
    ] == expected


@pytest.mark.parametrize(
    ("text", "time"),
    [
        (f"Sebelum datang ke [[Lome|LOC]], {RAKA} menemui {AMINA} pada Kamis.", None),
        (f"Setelah datang ke [[Lome|LOC]], {RAKA} menemui {AMINA} pada Kamis.", "Kamis"),
    ],
)
def test_what_was_before_a_trip_has_a_day_of_its_own(text: str, time: str | None, read_marked: ReadMarked) -> None:
    report = read_marked(text)
    (trip,) = (claim for claim in report.claims if claim.kind == "visit")
    assert (None if trip.time is None else report.timexes[trip.time].text) == time


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Kunjungan {RAKA} itu merupakan yang pertama ke [[Mali|LOC]] sejak 2019.", [("visit", ["Raka Sudibyo"])]),
        (f"Lawatan {RAKA} pada Mei adalah yang kedua kalinya ke [[Mali|LOC]].", [("visit", ["Raka Sudibyo"])]),
        (f"Kunjungan {RAKA} itu merupakan tanda yang baik ke [[Mali|LOC]].", []),
        (f"Kunjungan {RAKA} itu merupakan yang pertama di [[Mali|LOC]].", []),
    ],
)
def test_which_trip_it_was(text: str, expected: list[tuple[str, list[str]]], read_marked: ReadMarked) -> None:
    assert told(read_marked(text)) == expected
