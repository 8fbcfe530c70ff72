"""The day and the place of a contact, where other days and places stand around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.records import Report

ReadMarked = Callable[..., Report]

RAKA, AMINA, BOU = "[[Raka Sudibyo|PER]]", "[[Amina Diallo|PER]]", "[[Bou Keita|PER]]"
DAKAR, BAMAKO, MALI = "[[Dakar|LOC]]", "[[Bamako|LOC]]", "[[Mali|LOC]]"
CHEIKH = "[[Cheikh Sarr|PER]]"
MET = f"{RAKA} menemui {AMINA}"


def last(report: Report) -> tuple[str | None, str | None]:
    """The date and the place of the contact told last, as written."""
    claim = [claim for claim in report.claims if claim.kind != "visit"][-1]
    time = None if claim.time is None else report.timexes[claim.time].text
    return time, None if claim.place is None else report.mentions[claim.place].text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # told of something else in the sentence
        (f"{RAKA}, yang tiba pada Rabu, menemui {AMINA}.", None),
        (f"{RAKA} yang pada Rabu menemui {AMINA} tersenyum.", "Rabu"),
        (f"{RAKA} menerima {AMINA}, yang tiba Senin malam, di {DAKAR}, Selasa.", "Selasa"),
        (f"{RAKA} menerima {AMINA}, yang didampingi istrinya, di {DAKAR}, Selasa.", "Selasa"),
        (f"{RAKA} menerima {AMINA}, yang datang bersama {BOU}, di {DAKAR}, Selasa.", "Selasa"),
        # a trip that is but the occasion, and days for which a contact had been planned
        (f"{RAKA} diterima {AMINA} di {DAKAR} pada hari kedua kunjungannya, Rabu (5/6).", "Rabu (5/6)"),
        (f"Setelah tertunda pada Maret dan April, {RAKA} akhirnya menemui {AMINA} di {DAKAR}, Sabtu.", "Sabtu"),
        (f"Setelah hujan pada Maret, {RAKA} menemui {AMINA}.", "Maret"),
        # on which somebody denies it
        (f"{RAKA} membantah kabar pertemuannya dengan {AMINA} di {DAKAR}, Senin (3/6/2024).", None),
        (f"{RAKA} membantah bertemu {AMINA} di {DAKAR} pada Senin (3/6/2024).", "Senin (3/6/2024)"),
        (f"{RAKA} membantah bertemu {AMINA} di {DAKAR}, pekan lalu.", "pekan lalu"),
        (f"{RAKA} mengatakan ia bertemu {AMINA} di {DAKAR}, Senin (3/6/2024).", "Senin (3/6/2024)"),
        # told of who somebody is
        (f"{RAKA} menemui {AMINA}, yang menjadi lawannya pada pemilu April lalu, di {DAKAR}.", None),
        (f"{RAKA} menemui {AMINA}, bekas menteri yang mundur pada Mei lalu, di {DAKAR}, Selasa.", "Selasa"),
        (f"{RAKA} menemui {AMINA}, pemenang pemilu 4 Mei, pada Selasa.", "Selasa"),
        (f"{RAKA} menemui {AMINA} yang dilantik pada 4 Mei.", None),
        (f"{RAKA} menemui {AMINA}, lalu pada Selasa, setelah hujan, pulang.", "Selasa"),
        (f"{RAKA} menemui {AMINA} yang datang pada Selasa.", "Selasa"),
        (f"Naskah itu diteken Rabu, sehari setelah {RAKA} menemui {AMINA}.", "sehari setelah"),
        (f"Pertemuan itu terjadi dua hari setelah {RAKA} menemui {AMINA}.", "dua hari setelah"),
        (f"Pidato itu disampaikan sehari setelah {RAKA} menemui {AMINA}.", "sehari setelah"),
        (f"{BOU} berpidato sehari setelah {RAKA} menemui {AMINA}.", None),
        (f"Dua hari setelah pelantikannya pada 3 Juni, {RAKA} menemui {AMINA}.", "Dua hari setelah pelantikannya"),
        (f"{BOU} pulang Selasa, sehari setelah pertemuan {RAKA} dengan {AMINA}.", None),
        (f"Sehari setelah bertemu {AMINA}, {RAKA} pulang.", None),
        (f"Sehari setelah pertemuan, {RAKA} menemui {AMINA}.", "Sehari setelah pertemuan"),
        (f"{RAKA} pulang sehari setelah pertemuannya dengan {AMINA} pada Senin.", "Senin"),
        (f"{RAKA} dan {AMINA} berunding sejak Senin hingga Rabu (17-19/6).", "Senin hingga Rabu (17-19/6)"),
        (f"{MET}, besok berunding dengan warga.", None),
        (f"Di persidangan, Selasa (4/6), saksi bernama {BOU} mengatakan {MET} di {DAKAR} pada 3 Mei.", "3 Mei"),
        # told of a birth or death
        (f"{RAKA}, kelahiran [[Lome|LOC]], 4 Mei 1960, menemui {AMINA}.", None),
        (f"{RAKA} (lahir di [[Lome|LOC]], 4 Mei 1960) menemui {AMINA} pada 3 Juni.", "3 Juni"),
        (f"{RAKA} menemui {AMINA}, kelahiran [[Lome|LOC]] 4 Mei 1960, Selasa.", "Selasa"),
        (f"{BOU} wafat di {DAKAR}, Senin, saat {MET}.", "Senin"),
        # the week of a day, and a day said twice
        (f"Pekan lalu {MET} di {DAKAR}, pada Kamis.", "Kamis"),
        (f"{MET} akhir pekan lalu, tepatnya Sabtu.", "Sabtu"),
        (f"{MET} bulan lalu, tepatnya pada 14 Mei.", "14 Mei"),
        (f"{MET} bulan lalu, kata {BOU}, 14 Mei.", "bulan lalu"),
        (f"Panen naik sejak 13 Mei, ketika {RAKA}, {BOU}, dan {AMINA} bertemu di {DAKAR}.", "13 Mei"),
        (f"Sehari sebelumnya, Rabu, 24 April, {MET}.", "Rabu, 24 April"),
        (
            f"{BOU} pulang, setelah hujan. Pertemuan {RAKA} dengan {AMINA} diundur ke Kamis depan, 6 Juni.",
            "Kamis depan",
        ),
        (f"{MET} di {DAKAR}. Pertemuan Minggu (9/6) itu semula hanya untuk berjabat tangan.", "Minggu (9/6)"),
        (f"{MET} di {DAKAR}. Pertemuan Minggu (9/6) akan membahas panen.", None),
        # the day of a year, and of the thing that was talked about
        (f"Tahun lalu {MET} di {DAKAR}, 29 Agustus.", "29 Agustus"),
        (f"{RAKA} dan {AMINA} bertemu dan menegaskan isi naskah yang mereka tulis dua tahun silam.", None),
        (f"{RAKA} menemui [[Ketua Partai Cahaya|ROLE]] yang juga Menteri Pertanian {AMINA} pada 3 Mei.", "3 Mei"),
        (f"{RAKA} menemui {BOU} dan memuji naskah yang juga diteken {AMINA} pada 3 Mei.", None),
        (f"Pertemuan {RAKA} dengan {AMINA} yang semula digelar Kamis ditunda.", "Kamis"),
        # the day on which it was said
        (f"Pekan lalu {MET} di {DAKAR}, kata [[Budi Santosa|PER]], Kamis.", "Pekan lalu"),
        (f"Pekan lalu {MET} di {DAKAR}, kata [[Budi Santosa|PER]] pada Kamis.", "Pekan lalu"),
        (f"{MET} pekan lalu, dan pada Kamis pulang.", "pekan lalu"),
        # the day of the report that is quoted
        (f"Dilansir [[Harian Pagi|ORG]], Senin (3/2/2025), {RAKA} menemui {AMINA} di {DAKAR}.", None),
        (f"Dikutip dari [[Harian Pagi|ORG]], {RAKA} menemui {AMINA} pada Senin (3/2/2025).", "Senin (3/2/2025)"),
        # a plan is not for the day on which it was told
        (f"{RAKA} akan menemui {AMINA}, kata [[Budi Santosa|PER]], Kamis.", None),
        (f"{RAKA} mengakui menemui {AMINA} saat diperiksa penyidik, Kamis.", None),
        (f"{RAKA} akan menemui {AMINA} setelah pertemuan pertama mereka pada 3 Februari 2025.", None),
        (f"{RAKA} menemui {AMINA} setelah rapat kabinet pada 3 Februari 2025.", "3 Februari 2025"),
        (f"{RAKA} menemui {AMINA} usai diperiksa penyidik, Kamis.", "Kamis"),
        (f"[[Budi Santosa|PER]] pada Kamis mengatakan bahwa {RAKA} akan menemui {AMINA}.", None),
        (f"{RAKA} kemarin ikut menepis isu pertemuannya dengan {AMINA}.", None),
        (f"{RAKA} kemarin menepis isu pertemuannya dengan {AMINA} pada Mei lalu.", "Mei lalu"),
        (f"[[Budi Santosa|PER]] mengatakan {RAKA} akan menemui {AMINA} pada Kamis.", "Kamis"),
        (f"{MET}, kata [[Budi Santosa|PER]], Kamis.", "Kamis"),
        (f"Senin pagi, sehari sebelum penandatanganan, {MET}.", "Senin pagi"),
        # a clause that only says when
        (f"Naskah itu disusun pada akhir Maret di {DAKAR}, ketika {MET}.", "akhir Maret"),
        # a guest's trip, but not the guest's arrival
        (f"{RAKA} menerima {AMINA} yang berkunjung ke {DAKAR} pada Jumat pekan lalu.", "Jumat pekan lalu"),
        (f"{RAKA} menerima {AMINA}, yang tiba di {DAKAR} pada Jumat.", None),
        # a date taken up, be it of a month
        (f"Perang pecah pada Maret 2023. Kala itu {MET}.", "Maret 2023"),
        (f"Perang pecah pada Maret 2023. {MET}.", None),
        # a day inside a relative clause is not that of the sentence
        (f"{RAKA} berpidato pada Kamis, tuan rumah yang sehari sebelumnya pulang. Ia menemui {AMINA}.", "Kamis"),
        # at the same place, but not in the same town
        (
            f"{RAKA} menemui {AMINA} pada Kamis. Hujan turun. Angin bertiup. Toko tutup. "
            f"Di tempat yang sama, {BOU} menemui {CHEIKH}.",
            "Kamis",
        ),
        (
            f"{RAKA} menemui {AMINA} pada Kamis. Hujan turun. Angin bertiup. Toko tutup. "
            f"Di kota yang sama, {BOU} menemui {CHEIKH}.",
            None,
        ),
        # next to a gathering
        (f"{RAKA} bertemu {AMINA} pada Kamis. Hujan turun Sabtu. Di sela rapat itu, ia menemui {BOU}.", "Kamis"),
        # the next sentence tells
        (f"{MET}. Dalam rapat yang digelar di {DAKAR} pada Senin, ia tersenyum.", "Senin"),
        (f"{MET}. Dalam rapat lain pada Senin, ia tersenyum.", None),
        # of the month of which the paragraph tells, not of the news
        (f"{MET}, Selasa.\n\nPada 2019 {BOU} melawat ke {DAKAR}. Ia diterima {AMINA}.", "2019"),
        (f"{MET}, Selasa.\n\nPada 2019 {BOU} melawat ke {DAKAR}. Kota itu ramai. Ia diterima {AMINA}.", "2019"),
        (f"{MET}, Selasa.\n\nTahun lalu {RAKA} menemui {BOU}. {RAKA} juga menemui {CHEIKH}.", "Tahun lalu"),
        (f"{MET}, Selasa.\n\nPekan lalu {BOU} tiba di {DAKAR}. Ia menemui {CHEIKH}.", "Pekan lalu"),
        (f"{MET}, Selasa. {RAKA} melawat ke {DAKAR} pada 2019. {RAKA} dan {AMINA} makan malam bersama.", "Selasa"),
        (f"{MET}, Selasa. {RAKA} melawat ke {DAKAR} pada 2019.\n\n{RAKA} lalu menemui {BOU}.", "Selasa"),
        # a call ahead of the meeting is not of its day
        (f"{MET}, Selasa. Menjelang pertemuan itu, {RAKA} menelepon {BOU}.", None),
        (f"{MET}, Selasa. Seusai pertemuan itu, {RAKA} menelepon {BOU}.", "Selasa"),
        # talks that have begun, but not the first since then
        (f"{RAKA} dan {AMINA} menggelar perundingan di {DAKAR} sejak Minggu.", "Minggu"),
        (f"{RAKA} dan {AMINA} menggelar perundingan pertama sejak Minggu.", None),
        # at the same place
        (f"{RAKA} mengunjungi [[Gedung Raya|LOC]] sejak {AMINA} menemui {BOU} di gedung yang sama pada 2000.", "2000"),
        # of calling it off, not of what was called off
        (f"{RAKA} dijadwalkan menerima {AMINA}, tetapi rencana itu dibatalkan sehari sebelumnya.", None),
        # of a signing told in the sentence before
        (f"Naskah itu diteken di {DAKAR} pada Mei 2014. Ia ditandatangani {RAKA} dan {AMINA}.", "Mei 2014"),
        # of the end of talks, not of a thing
        (f"Menurut Budi, {RAKA} bertemu {AMINA} dalam perundingan dua hari yang ditutup kemarin.", "kemarin"),
        # of the report that is quoted, but not of whom it tells
        (f"Dilansir Harian Pagi, Senin (3/2), {MET}.", None),
        (f"Seperti diberitakan, {RAKA} pada Senin (3/2) menemui {AMINA}.", "Senin (3/2)"),
        # of what else a place is known for
        (f"{MET} di {DAKAR}, rumah tempat seorang penyair wafat pada 1830.", None),
        # the day and the place of a sentence of their own
        (f"{MET}. Lokasinya tak biasa: {DAKAR}, Sabtu pagi.", "Sabtu pagi"),
        # the days of a month told before
        (f"Pada Mei 2023, ketika {MET} dari tanggal 20 sampai 23, hujan turun.", "tanggal 20 sampai 23"),
        # what once was at the house
        (f"{MET} di {DAKAR}, rumah tempat {BOU} lahir pada 1930.", None),
        # the day on which it was written
        (f"Koran itu pada Senin menulis {MET} di {DAKAR}, Sabtu malam.", "Sabtu malam"),
        # the day on which somebody else spoke
        (f"Pada Kamis {MET}. Hujan. Angin. “Biasa,” kata {BOU} di {BAMAKO}, Senin. {RAKA} menyalami {AMINA}.", "Kamis"),
    ],
)
def test_the_day_is_that_of_the_contact(text: str, day: str | None, read_marked: ReadMarked) -> None:
    assert last(read_marked(text))[0] == day


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # asked to come
        (f"{RAKA} memanggil {AMINA} ke lantai tujuh [[Hotel Mulia|LOC]].", "Hotel Mulia"),
        (f"{RAKA} menemui {AMINA} sebelum ke [[Hotel Mulia|LOC]].", None),
        # taken up
        (f"Rapat digelar di [[Hotel Mulia|LOC]], {DAKAR}. Di lobi hotel itu, {MET}.", "Hotel Mulia"),
        (f"{RAKA} akan terbang ke {DAKAR}. Warga menunggu lama di jalan. Di sana ia menemui {AMINA}.", "Dakar"),
        (f"{RAKA} menemui {BOU} di {DAKAR}. Lalu, di sebuah warung di pinggir kota, ia menemui {AMINA}.", "Dakar"),
        # the address of a house that somebody came to
        (f"{RAKA} bertandang ke kantor partai, [[Jalan Melati|LOC]]. {AMINA} menemui {RAKA} di lobi.", "Jalan Melati"),
        (f"{RAKA} mengkritik kantor partai, [[Jalan Melati|LOC]]. {AMINA} menemui {RAKA} di lobi.", None),
        # where a trip told just before led
        (f"{RAKA} datang ke {DAKAR} pekan lalu. Pada Kamis ia menemui {AMINA}.", "Dakar"),
        (f"{RAKA} datang lagi ke {DAKAR} dan berbicara empat mata dengan {AMINA}.", "Dakar"),
        (f"Ketika masih kolonel, {RAKA} dikirim ke {DAKAR} dan berunding dengan {AMINA} di sebuah gudang.", "Dakar"),
        # of talks that somebody leads
        (f"{RAKA} dan {AMINA} berdebat dalam rapat yang dipimpin {BOU} di [[Hotel Mulia|LOC]].", "Hotel Mulia"),
        # of the signing, not of the war that it ends
        (f"{RAKA} dan {AMINA} menandatangani gencatan senjata di {DAKAR}.", "Dakar"),
        (f"{RAKA} dan {AMINA} bertemu membahas gencatan senjata di {MALI}.", None),
        (f"{RAKA} dan {AMINA} menandatangani pernyataan soal perang di {MALI}.", None),
        (f"{RAKA} dan {AMINA} menandatangani pernyataan tentang perdamaian di {MALI}.", None),
        # of the verb before, where the contact has one of its own
        (f"{RAKA} berada di {MALI} dan dijamu {AMINA} di [[Hotel Mulia|LOC]].", "Hotel Mulia"),
        (f"{RAKA} berada di {MALI} dan dijamu {AMINA}.", "Mali"),
        # of a sentence that looks back
        (f"{RAKA} tersenyum. {BOU} berpidato di {DAKAR} pekan sebelumnya. Di lobi, {MET}.", None),
        # of another gathering
        (f"{MET} dua bulan setelah pertemuan puncak {BOU} di {DAKAR}.", None),
        # of what is talked about, but not of victims, nor of talks
        (f"{RAKA} menemui {AMINA} guna mencari jalan keluar krisis politik di {MALI}.", None),
        (f"{RAKA} menemui {AMINA} dan para korban krisis di {MALI}.", "Mali"),
        (f"{MET} di sela konferensi perdamaian di {DAKAR}.", "Dakar"),
        # of a birth or death, but not behind its clause
        (f"{RAKA}, yang lahir di {BAMAKO}, menemui {AMINA}.", None),
        (f"{RAKA} menemui {AMINA}, kelahiran {BAMAKO} 4 Mei 1960, di {DAKAR}.", "Dakar"),
        (f"Naskah itu lahir di {DAKAR} ketika {RAKA} menemui {AMINA}.", "Dakar"),
        # of what is done at a place, behind words of topics; a building is no such place
        (f"{RAKA} dan {AMINA} bertemu membahas operasi militer gabungan di {MALI}.", None),
        (f"{RAKA} dan {AMINA} bertemu membahas banjir di [[Hotel Mulia|LOC]].", "Hotel Mulia"),
        (f"{RAKA} dan {AMINA} bertemu membahas perdagangan di {DAKAR}.", "Dakar"),
        (f"{RAKA} dan {AMINA} berunding usai meninjau latihan di {DAKAR}.", "Dakar"),
        # of a clause that tells why
        (f"{RAKA} ditemui {AMINA} karena tuan rumah sedang berpidato di {DAKAR}.", None),
        # where it was not, and where it was
        (f"{MET}, tidak di {DAKAR} seperti diberitakan, tetapi di {BAMAKO}.", "Bamako"),
        # where somebody goes for it
        (f"{RAKA} akan melanjutkan lawatannya ke {MALI} untuk menemui {AMINA}, usai berpidato di {DAKAR}.", "Mali"),
        (f"{RAKA} bertolak ke {MALI} untuk menemui {AMINA} di {BAMAKO}.", "Bamako"),
        (f"{RAKA} bertolak ke {MALI} untuk menemui penyair, {AMINA}, di {BAMAKO}.", "Bamako"),
        # where it lies
        (f"{RAKA} terbang ke {BAMAKO}, kota pelabuhan di {MALI}, dan makan malam bersama {AMINA}.", "Bamako"),
        # the capital of a country, in one word
        (f"{MET} di ibukota {MALI}, {BAMAKO}.", "Bamako"),
        (f"{MET} di ibu kota {BAMAKO}.", "Bamako"),
        # of the summit at which they met, but not of what they spoke of there
        (f"{RAKA} menerima {AMINA} dalam KTT [[ASEAN|ORG]] di {DAKAR}.", "Dakar"),
        (f"Saat bertemu {AMINA}, {RAKA} mengatakan bahwa pasukannya di {MALI} akan ditarik.", None),
        (f"Dalam pertemuan dengan {AMINA}, {RAKA} menekankan pentingnya perdamaian di {MALI}.", None),
        # the town that names what they were at, but not a country or what comes later
        (f"{MET} di sela-sela Konferensi Keamanan {DAKAR}.", "Dakar"),
        (f"{MET} pada KTT {MALI}.", None),
        (f"{MET} menjelang KTT {DAKAR}.", None),
        # the next sentence tells
        (f"{MET}. Pertemuan yang berlangsung di [[Hotel Mulia|LOC]], {DAKAR}, itu membahas ikan.", "Hotel Mulia"),
        (f"{MET}. Pertemuan lain berlangsung di [[Hotel Mulia|LOC]].", None),
        (f"{BOU} pulang dari [[Osaka|LOC]]. Di kota [[Jepang|LOC]] itu {MET}.", "Osaka"),
        (f"{BOU} pulang dari [[Osaka|LOC]]. Di kota pelabuhan [[Togo|LOC]] itu {MET}.", "Togo"),
        (f"{MET} di {DAKAR}. Pertemuan yang berlangsung di [[Hotel Mulia|LOC]] itu yang pertama.", "Hotel Mulia"),
        (f"{MET}. Lokasinya tak biasa: {DAKAR}.", "Dakar"),
        (f"{MET} di ruang rapat kecil lantai tiga [[Hotel Mulia|LOC]], {DAKAR}.", "Hotel Mulia"),
        (f"{RAKA}, yang memimpin sidang di {BAMAKO} pekan lalu, menemui {AMINA} di {DAKAR}.", "Dakar"),
        (f"{RAKA}, yang tiba di {DAKAR} pada Senin, menemui {AMINA}.", "Dakar"),
        (f"{MET}. Pertemuan di [[Hotel Mulia|LOC]], sisi selatan kota tua, membahas ikan pada Mei.", "Hotel Mulia"),
        (f"{MET} di {DAKAR}. Pertemuan di {BAMAKO} membahas ikan.", "Dakar"),
        (f"{MET}. Pertemuan di {BAMAKO} bulan lalu gagal.", None),
        # the clause behind a place
        (f"{RAKA} pulang dari {DAKAR}, tempat ia diterima {AMINA} pada Rabu.", "Dakar"),
        (f"{RAKA} terbang dari {DAKAR}, di mana ia menemui {AMINA}, ke {BAMAKO}.", "Dakar"),
        # where somebody has ever gone
        (f"{RAKA} sudah dua kali ke {DAKAR}, terakhir pada 9 Mei, ketika ia menemui {AMINA}.", "Dakar"),
        # where a matter is, and where it is signed
        (f"{RAKA} dan {AMINA} menandatangani gencatan senjata di {DAKAR}, [[Senegal|LOC]].", "Dakar"),
        # of what did not happen
        (
            f"{RAKA} membantah bertemu {AMINA} di {DAKAR}. Keduanya akan berunding pada Senin di tempat yang sama.",
            None,
        ),
        # where somebody has just arrived, except what is told of other years
        (f"{RAKA} datang ke {DAKAR} pada Minggu. Ia bersalaman dengan {AMINA} pada Senin.", "Dakar"),
        (f"{RAKA} datang ke {DAKAR} pada Minggu. Ia bersalaman dengan {AMINA} pada 2013.", None),
        # but not where they were before that
        (f"{RAKA} terbang ke {BAMAKO}. {RAKA} tiba di {DAKAR} dan menemui {AMINA}. {BOU} juga menerimanya.", None),
        # where somebody goes for a contact
        (f"{RAKA} terbang ke {DAKAR} demi menemui {AMINA}.", "Dakar"),
    ],
)
def test_the_place_is_that_of_the_contact(text: str, place: str | None, read_marked: ReadMarked) -> None:
    assert last(read_marked(text))[1] == place


@pytest.mark.parametrize(
    ("text", "weak"),
    [
        (f"{RAKA} dan {AMINA} meneken nota mengenai pelatihan di {DAKAR}.", False),
        (f"{RAKA} dan {AMINA} meneken nota mengenai pelatihan.", True),
        (f"{RAKA} mengatakan kepada {AMINA} soal operasi di {DAKAR}.", True),
    ],
)
def test_what_is_signed_about_a_place_is_signed_in_person(text: str, weak: bool, read_marked: ReadMarked) -> None:
    (claim,) = read_marked(text).claims
    assert claim.place is None
    assert claim.weak is weak


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"Pada Kamis {MET}. {RAKA} kemudian mengunjungi {MALI}.", True),
        (f"Pada Kamis {MET}. {RAKA} juga berencana mengunjungi {MALI}.", False),
        (f"Pada Kamis {MET}. {RAKA} batal mengunjungi {MALI}.", False),
    ],
)
def test_a_trip_that_was_not_made_takes_over_no_day(text: str, day: bool, read_marked: ReadMarked) -> None:
    (visit,) = [claim for claim in read_marked(text).claims if claim.kind == "visit"]
    assert (visit.time is not None) is day


@pytest.mark.parametrize(("opening", "day"), [(f"{RAKA} berpidato", "Kamis"), ("Hujan lebat turun", None)])
def test_the_day_of_the_opening_is_that_of_the_people_named_there(
    opening: str, day: str | None, read_marked: ReadMarked
) -> None:
    text = f"{opening} pada Kamis. Warga pulang. Angin bertiup. Toko tutup. {RAKA} menemui {AMINA}."
    assert last(read_marked(text))[0] == day


def test_contacts_at_one_venue_share_the_day(read_marked: ReadMarked) -> None:
    first = f"Pada Kamis {MET} di [[Wisma Air|LOC]]. Hujan turun. Angin bertiup. Warga pulang. "
    there = f"Di lorong [[Wisma Air|LOC]], {BOU} menyalami [[Cheikh Sarr|PER]]."
    assert last(read_marked(first + there)) == ("Kamis", "Wisma Air")
    assert last(read_marked(first + there.replace("Wisma", "Hotel")))[0] is None


def test_what_is_quoted_tells_no_day_of_the_talks_at_which_it_was_said(read_marked: ReadMarked) -> None:
    said = f'"Hasilnya naik pada tahun 2024," kata {RAKA} dalam pertemuan terbuka dengan {AMINA}'
    assert last(read_marked(f"{said} pada Kamis."))[0] == "Kamis"
    assert last(read_marked(f"{said}."))[0] is None


@pytest.mark.parametrize(
    ("where", "around"),
    [
        (f"[[Lota|LOC]], sebuah rumah peristirahatan tua di luar {DAKAR}", ["Dakar"]),
        ("[[Lota|LOC]] di pantai [[Afrika|LOC]] [[Senegal|LOC]]", ["Afrika", "Senegal"]),
        (f"[[Lota|LOC]], sebuah langkah yang dipuji di {DAKAR}", []),
    ],
)
def test_what_lies_around_a_place(where: str, around: list[str], read_marked: ReadMarked) -> None:
    report = read_marked(f"{MET} di {where}.")
    (claim,) = report.claims
    assert [report.mentions[area].text for area in claim.areas] == around


@pytest.mark.parametrize(
    ("slots", "found"),
    [
        ("pada 14 Mei dan 15 Juli", [("14 Mei", None), ("15 Juli", None)]),
        (f"pada Senin (14/5) dan Rabu (16/5) di {DAKAR}", [("Senin (14/5)", "Dakar"), ("Rabu (16/5)", "Dakar")]),
        (f"di {DAKAR} dan {BAMAKO}", [(None, "Dakar"), (None, "Bamako")]),
    ],
)
def test_each_contact_has_its_own_day_and_place(
    slots: str, found: list[tuple[str | None, str | None]], read_marked: ReadMarked
) -> None:
    report = read_marked(f"{RAKA} menemui {AMINA} dan {BOU} masing-masing {slots}.")
    told = [
        (
            None if claim.time is None else report.timexes[claim.time].text,
            None if claim.place is None else report.mentions[claim.place].text,
        )
        for claim in report.claims
    ]
    assert told == found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"{MET} di {DAKAR}, Senin. {RAKA} pulang pada Selasa. Sebelum menemui {AMINA}, {RAKA} berpidato.", "Senin"),
        (f"{MET} di {DAKAR}, Senin. {RAKA} pulang Selasa. Bagi {RAKA}, pertemuan dengan {AMINA} penting.", "Senin"),
        (f"{MET} di {DAKAR}, Senin. {RAKA} pulang pada Selasa. Ia menemui {AMINA}.", "Selasa"),
    ],
)
def test_what_is_only_referred_to_has_its_day(text: str, day: str, read_marked: ReadMarked) -> None:
    assert last(read_marked(text))[0] == day


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{RAKA} tiba di {DAKAR} dari {BAMAKO}, {MALI}. Di kota itu, Jumat (7/6), {MET}.", "Bamako"),
        (f"{RAKA} tiba di {DAKAR} dari {BAMAKO}. Di sana, {MET} lebih dulu.", "Bamako"),
        (f"{RAKA} terbang dari {BAMAKO} ke {DAKAR}. Sehari sebelumnya, di kota itu, {MET}.", "Bamako"),
        (f"{RAKA} tiba di {DAKAR}, [[Senegal|LOC]], dari {BAMAKO}. Di kota itu {MET}.", "Dakar"),
        (f"{RAKA} tiba di {DAKAR} dari {BAMAKO}. Di ibu kota itu, Sabtu (8/6), {MET}.", "Dakar"),
        (f"{RAKA} tiba di {DAKAR} dari [[Lota|LOC]]. Di ibu kota itu {MET} sebelumnya.", "Dakar"),
        # two towns, and nobody knows on which day he was where
        (f"{RAKA} tiba di {DAKAR} dari {BAMAKO}. Di kota itu, Kamis, {MET}.", None),
        # a town of its own sentence
        (f"{RAKA} tiba di {DAKAR} dari {BAMAKO}. Di [[Lome|LOC]], di kota itu, Jumat (7/6), {MET}.", "Lome"),
    ],
)
def test_which_town_of_a_route_is_meant(read_marked: ReadMarked, text: str, place: str | None) -> None:
    assert last(read_marked(f"{BOU} berpidato, Sabtu (8/6). {text}"))[1] == place


def test_in_each_land_of_a_trip_somebody_else_is_met(read_marked: ReadMarked) -> None:
    lands = f"{MALI} dan [[Togo|LOC]] menjadi tujuan berikutnya, dengan agenda pertemuan dengan"
    report = read_marked(f"{RAKA} tiba di {DAKAR}. {lands} Presiden {AMINA} dan Raja {BOU}.")
    met = [claim for claim in report.claims if claim.kind != "visit"]
    people = [[report.mentions[one.mention].text.split()[0] for one in claim.participants] for claim in met]
    assert people == [["Raka", "Amina"], ["Raka", "Bou"]]
    assert [report.mentions[claim.place].text for claim in met if claim.place is not None] == ["Mali", "Togo"]
