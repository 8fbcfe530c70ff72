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
        (
            f"{RAKA} menemui {AMINA} pada awal pekan, lalu {BOU} sehari sesudahnya.",
            ["Raka, Amina @ - # awal pekan", "Raka, Bou @ - # sehari sesudahnya"],
        ),
        (
            f"{RAKA} menemui {AMINA} di {DAKAR} dan sehari kemudian {BOU} di [[Lome|LOC]].",
            ["Raka, Amina @ Dakar # -", "Raka, Bou @ Lome # sehari kemudian"],
        ),
        # a clause with a subject of its own is no next one
        (f"{RAKA} menemui {AMINA} pada Senin, lalu {BOU} sehari sesudahnya mundur.", ["Raka, Amina @ - # Senin"]),
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
        # where somebody went, told of the place
        (
            f"{RAKA} tersenyum. {DAKAR} didatanginya pada Mei, dan di sana ia menemui {AMINA}.",
            ["Raka @ Dakar # Mei", "Raka, Amina @ Dakar # Mei"],
        ),
        # a trip in whose course, or after which, something was
        (
            f"{RAKA} tiba di {MALI} setelah menemui {AMINA}, Senin, dalam kunjungan dua hari ke {DAKAR}.",
            ["Raka @ Mali # Senin", "Raka, Amina @ Dakar # Senin", "Raka @ Dakar # Senin"],
        ),
        (
            f"{RAKA} menemui {AMINA} di {DAKAR}, Senin, setelah lawatannya ke {MALI}, tempat ia menemui {BOU}, Mei.",
            [FIRST, "Raka @ Mali # Mei", "Raka, Bou @ Mali # Mei"],
        ),
        # fronted, with whoever it was behind it
        (f"Dengan {AMINA}, {RAKA} menggelar pertemuan ketiga di {DAKAR}, Senin.", [FIRST]),
        (f"Dengan izin {AMINA}, {RAKA} menggelar pertemuan ketiga di {DAKAR}, Senin.", []),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Panen melimpah.\n\nMenurut {RAKA}, {AMINA} meneleponnya, Senin.", ["Raka, Amina @ - # Senin"]),
        (f"Panen melimpah. {RAKA} mengaku {AMINA} menemuinya di {DAKAR}, Senin.", [FIRST]),
        (f"Panen melimpah. Menurut {RAKA}, ia ditemui {AMINA} di {DAKAR}, Senin.", [FIRST]),
        (
            f"{CHEIKH} pulang.\n\nMenurut {RAKA}, {AMINA} berbicara dengannya di {DAKAR}, Senin.",
            ["Amina, Raka @ Dakar # Senin"],
        ),
        # whoever the paragraph is about, and whom a spokesman speaks for, are others
        (f"{CHEIKH} pulang. Menurut {RAKA}, {AMINA} menemuinya di {DAKAR}.", ["Cheikh, Amina @ Dakar # -"]),
        (f"Panen melimpah. Menurut juru bicara {RAKA}, {AMINA} menemuinya di {DAKAR}.", []),
        (
            f"{RAKA} mengaku bahwa {AMINA} menemui {BOU} dan berbicara dengannya.",
            ["Amina, Bou @ - # -", "Amina, Bou @ - # -"],
        ),
    ],
)
def test_whose_account_it_is(text: str, expected: list[str], read_marked: ReadMarked) -> None:
    assert told(read_marked(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "keduanya" behind "saat" are the two of the sentence
        (
            f"{RAKA} menemui {BOU}. Ia memuji {AMINA} saat keduanya bertemu di {DAKAR}, Senin.",
            ["Raka, Bou @ - # -", FIRST],
        ),
        # who acts in "-nya", and whom "mereka" joins to a pronoun
        (
            f"{RAKA} pulang. Gagasan itu disampaikannya pula kepada {AMINA} di {DAKAR}, Senin.",
            [FIRST],
        ),
        (f"{RAKA} pulang. Gagasan itu disampaikannya di {DAKAR}, Senin, kata {AMINA}.", []),
        (
            f"{RAKA} menemui {BOU}. Ia dan {AMINA} bertemu di {DAKAR}, Senin, setelah pertemuan mereka pada 27 April.",
            ["Raka, Bou @ - # -", FIRST, "Raka, Amina @ Dakar # 27 April"],
        ),
        # whom a quotation names is not whom the next sentence is about, and it may go on
        (f"{RAKA} setuju. “{BOU} sudah tahu,” ujarnya. Ia menemui {AMINA} di {DAKAR}, Senin.", [FIRST]),
        (f"{RAKA} setuju. “{BOU} sudah tahu,” kata {RAKA}. Ia menemui {AMINA} di {DAKAR}, Senin.", [FIRST]),
        (f"{RAKA} setuju. “{RAKA} sudah tahu,” kata {BOU}. Ia menemui {AMINA} di {DAKAR}, Senin.", [FIRST]),
        (f"“Panen melimpah,” kata {RAKA}. “Saya menemui {AMINA} di {DAKAR}, Senin.”", [FIRST]),
        (f"{BOU} mengatakan panen melimpah. “{RAKA} datang. Dia menemui {AMINA} di {DAKAR}, Senin.”", [FIRST]),
        (f"{RAKA} pulang. “Saya menemui {AMINA} di {DAKAR}, Senin.”", []),
        (f"“{BOU} pergi,” kata {RAKA}. “Saya menemui {AMINA} di {DAKAR}, Senin,” tambahnya.", [FIRST]),
        (f"{RAKA} setuju. “{BOU} tidak tahu,” kata {CHEIKH}. Ia menemui {AMINA} di {DAKAR}, Senin.", [FIRST]),
        (f"“Panen gagal,” kata juru bicara {RAKA}. “Kami menemui {AMINA} di {DAKAR}, Senin.”", []),
        (f"“Kami menemui {AMINA} di {DAKAR}, Senin,” kata Ketua {RAKA}.", ["Raka, Amina @ Dakar # Senin"]),
        (f"“Kami menemui {AMINA} di {DAKAR}, Senin,” kata juru bicara partai, {RAKA}.", []),
        (f"Bagi {RAKA}, ini kali kedua ia menemui {AMINA} di {DAKAR}, Senin.", [FIRST]),
    ],
)
def test_pronouns_of_a_contact(text: str, expected: list[str], read_marked: ReadMarked) -> None:
    assert told(read_marked(text)) == expected


@pytest.mark.parametrize(
    ("alone", "apart"),
    [
        (f"{RAKA} dan {AMINA} mengadakan pertemuan tersendiri.", True),
        (f"{RAKA} bertemu empat mata dengan {AMINA}.", True),
        (f"{RAKA} bertemu dengan {AMINA}.", False),
    ],
)
def test_two_of_a_gathering_met_by_themselves_as_well(read_marked: ReadMarked, alone: str, apart: bool) -> None:
    report = read_marked(f"{RAKA}, {AMINA}, dan {BOU} menghadiri KTT di [[Dakar|LOC]], Senin (4/3). {alone}")
    assert report.claims[-1].apart == apart


LOME = "[[Lome|LOC]]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the next one of the same people, without their company, also where nothing comes of it
        (
            f"{RAKA} menemui {AMINA} di {DAKAR}, Senin. {CHEIKH} mendampingi [[Sudibyo|PER]]. Pertemuan berikutnya "
            f"akan digelar di {LOME} pada 3 Juni.",
            [FIRST, "Raka, Amina, Cheikh @ Dakar # Senin", "Raka, Amina @ Lome # 3 Juni"],
        ),
        (f"{MET} Pertemuan lanjutan di {LOME} pada Juni dibatalkan.", [FIRST, "Raka, Amina @ Lome # Juni"]),
        (f"{MET} Rencana putaran berikutnya di {LOME} pada Juni batal.", [FIRST, "Raka, Amina @ Lome # Juni"]),
        (f"{MET} Pertemuan lanjutan dibatalkan.", [FIRST]),
        # those before it, of the same people
        (f"{MET} Pertemuan sebelumnya terjadi di {LOME} pada 2019.", [FIRST, "Raka, Amina @ Lome # 2019"]),
        (f"{MET} Pertemuan sebelumnya terjadi pada 2019, kata {BOU}.", [FIRST]),
        (
            f"{MET} Yang pertama di {LOME} pada 2019, yang kedua di {MALI} tahun lalu.",
            [FIRST, "Raka, Amina @ Lome # 2019", "Raka, Amina @ Mali # tahun lalu"],
        ),
        (f"{MET} Yang pertama kali memintanya pada 2019 ialah {BOU}.", [FIRST]),
        (
            f"{MET} Pertemuan pertama mereka digelar di {LOME} pada 2019, yang kedua di {MALI} tahun lalu.",
            [FIRST, "Raka, Amina @ Lome # 2019", "Raka, Amina @ Mali # tahun lalu"],
        ),
        # of those for whom it was one of several, whoever else was told of before
        (
            f"{BOU} menemui {AMINA} di {DAKAR}, Senin. Pertemuan hari ini adalah yang ketiga bagi {RAKA} dan {AMINA}. "
            f"Yang kedua berlangsung di {LOME} pada 2019.",
            ["Bou, Amina @ Dakar # Senin", "Raka, Amina @ - # hari ini", "Raka, Amina @ Lome # 2019"],
        ),
    ],
)
def test_the_next_contact(text: str, expected: list[str], read_marked: ReadMarked) -> None:
    assert told(read_marked(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whose account it is met the other side; at whose home somebody is received; from whom somebody hears by phone
        (f"Menurut {RAKA}, dalam pertemuan dengan {AMINA} di {DAKAR}, Senin, panen dibahas.", [FIRST]),
        (f"{RAKA} dijamu makan malam di rumah {AMINA} di {DAKAR}, Senin.", [FIRST]),
        (f"{RAKA} dijamu makan malam di rumah sakit {AMINA} di {DAKAR}, Senin.", []),
        (f"{RAKA} mendengar hal itu dari {AMINA} lewat telepon, Senin.", ["Raka, Amina @ - # Senin"]),
        (f"{RAKA} menerima surat dari {AMINA}, Senin.", []),
        # delegations are whoever leads them; words of talks before their sides
        (
            f"Delegasi {MALI} pimpinan {RAKA} dan delegasi {CHAD} pimpinan {AMINA} bertemu di {DAKAR}, Senin.",
            [FIRST],
        ),
        (f"{RAKA} dan {AMINA} menggelar putaran ketiga perundingan di {DAKAR}, Senin.", [FIRST]),
        (f"Pertemuan yang semula digelar Senin antara {RAKA} dan {AMINA} batal.", ["Raka, Amina @ - # Senin"]),
        # at whose home or office somebody calls
        (f"{RAKA} setuju ketika {AMINA} datang ke kantornya di {DAKAR}, Senin.", [FIRST]),
        (f"Usul itu dijajaki {RAKA} saat {AMINA} mampir ke rumahnya, Senin.", ["Raka, Amina @ - # Senin"]),
        (f"{RAKA} pulang. Usul itu lahir saat {AMINA} bertamu ke rumahnya, Senin.", ["Raka, Amina @ - # Senin"]),
        (f"{RAKA} pulang. Esoknya {AMINA} bertandang ke kantornya di {DAKAR}, Senin.", [FIRST]),
        (f"{RAKA} ditahan. Esoknya {AMINA} bertandang ke rumahnya di {DAKAR}, Senin.", []),
        (f"Ketika {AMINA} bertandang ke rumahnya pada Senin, {RAKA} setuju.", ["Amina, Raka @ - # Senin"]),
        (f"{RAKA} sedang di {MALI} ketika {AMINA} datang ke rumahnya.", []),
        (f"Ketika {AMINA} datang ke rumahnya, {RAKA} sedang di {MALI}.", []),
        (f"{RAKA} ditemukan tewas ketika {AMINA} datang ke rumahnya.", []),
        (f"{RAKA} menelepon saat {AMINA} tiba di rumahnya.", []),
        (f"{RAKA} pulang. {AMINA} datang ke kantornya pada Senin.", []),
        # a clause or an office between two subjects
        (f"{RAKA}, yang memimpin badan itu, dan {AMINA} bertemu di {DAKAR}, Senin.", [FIRST]),
        (f"{BOU} menemui {RAKA}, yang baru pulang, dan {AMINA} tersenyum.", ["Bou, Raka @ - # -"]),
        (f"{RAKA}, kepala badan keamanan {MALI}, dan {AMINA} bertemu di {DAKAR}, Senin.", [FIRST]),
        (f"Menteri {RAKA} dan {AMINA}, wakil {MALI}, bertemu di {DAKAR}, Senin.", [FIRST]),
        # of what somebody says, its own subject met the other side
        (f"{BOU} menambahkan {RAKA} baru pulang setelah menemui {AMINA} di {DAKAR}, Senin.", [FIRST]),
        (f"{RAKA} menyebut {BOU} saat menemui {AMINA} di {DAKAR}, Senin.", [FIRST]),
        (
            f"{RAKA} menemui {AMINA}, lalu {BOU}, dan terakhir {CHEIKH}.",
            ["Raka, Amina @ - # -", "Raka, Bou @ - # -", "Raka, Cheikh @ - # -"],
        ),
        # those counted, named behind the colon
        (f"{RAKA} menjamu dua orang di {DAKAR}, Senin: {AMINA} dan {BOU}.", ["Raka, Amina, Bou @ Dakar # Senin"]),
        (f"{RAKA} menemui dua orang di {DAKAR}, Senin: {AMINA} dan {BOU}.", []),
        (f"{RAKA} menerima tiga tokoh: {AMINA}, {BOU}, dan {CHEIKH}.", ["Raka, Amina, Bou, Cheikh @ - # -"]),
        (f"{RAKA} menjamu dua orang di {DAKAR}, Senin: {AMINA} pulang.", []),
        # the contact that one came after
        (
            f"Ini pertemuan kedua {RAKA} dan {AMINA} setelah yang pertama pada 15 April.",
            ["Raka, Amina @ - # -", "Raka, Amina @ - # 15 April"],
        ),
        (f"Ini pertemuan kedua {RAKA} dan {AMINA} setelah yang pertama gagal.", ["Raka, Amina @ - # -"]),
    ],
)
def test_the_other_side(text: str, expected: list[str], read_marked: ReadMarked) -> None:
    assert told(read_marked(text)) == expected


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        (f"{RAKA} bergerak lewat telepon. ", "call"),
        (f"{RAKA} bergerak lewat telepon.\n\n", "meeting"),
        (f"{RAKA} menyimpan telepon. ", "meeting"),
    ],
)
def test_talks_behind_a_sentence_of_the_telephone(before: str, kind: str, read_marked: ReadMarked) -> None:
    report = read_marked(f"{before}Pada 22 Januari ia berbicara dengan {AMINA}.")
    assert [claim.kind for claim in report.claims] == [kind]


FRU = "[[FRU|ORG]]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Pada Mei, utusan pemerintah {MALI} dan {FRU} berunding di {DAKAR}.", ["Mali, FRU @ Dakar # Mei"]),
        (
            f"Delegasi {MALI} dan {CHAD} bertemu di {DAKAR}, Senin. Pada Mei kedua pihak bertemu lagi di {LOME}.",
            ["Mali, Chad @ Dakar # Senin", "Mali, Chad @ Lome # Mei"],
        ),
        # two countries that only stand side by side are no sides
        (f"{MALI} dan {CHAD} mengirim bantuan. Pada Mei, kedua pihak bertemu lagi di {LOME}.", []),
    ],
)
def test_sides_without_a_name(text: str, expected: list[str], read_marked: ReadMarked) -> None:
    assert told(read_marked(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MALI} dan {CHAD} sepakat kembali berunding pada 26 April.", ["Mali, Chad @ - # 26 April"]),
        (f"{MALI}-{CHAD} akan melanjutkan dialog di {DAKAR}.", ["Mali, Chad @ Dakar # -"]),
        (
            f"{MALI} dan {CHAD} dijadwalkan menggelar putaran kedua perundingan di {DAKAR}, Sabtu (15/6).",
            ["Mali, Chad @ Dakar # Sabtu (15/6)"],
        ),
        # wishes, what has been held, matches, talks with a third one, and others who plan
        (f"{MALI} dan {CHAD} sepakat meningkatkan dialog.", []),
        (f"{MALI} dan {CHAD} akan melanjutkan dialog.", []),
        (f"{MALI} dan {CHAD} berunding pada 26 April.", []),
        (f"{MALI} dan {CHAD} akan bertemu di {DAKAR} pada 26 April.", []),
        (f"{MALI} dan {CHAD} akan berunding dengan [[Togo|LOC]] di {DAKAR}.", []),
        (f"Warga {MALI} dan {CHAD} akan melanjutkan dialog di {DAKAR}.", []),
    ],
)
def test_talks_that_two_countries_plan(text: str, expected: list[str], read_marked: ReadMarked) -> None:
    report = read_marked(text)
    assert told(report) == expected
    assert {claim.status for claim in report.claims if not claim.weak} <= {"planned"}


def test_a_mediator_is_of_the_talks_that_the_sentence_names(read_marked: ReadMarked) -> None:
    deal = (
        f"Kesepakatan itu lahir dari perundingan tak langsung antara {RAKA} dan {AMINA}, dengan {BOU} sebagai mediator."
    )
    planned = f"{MALI} dan {CHAD} akan melanjutkan dialog pada 26 April."
    assert told(read_marked(f"{MET} {planned} {deal}"))[-1] == "Raka, Amina, Bou @ Dakar # Senin"
