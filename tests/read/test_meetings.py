"""Who takes part, where and when: what the rules' own examples do not show."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.records import Claim, Report

ReadMarked = Callable[..., Report]

RAKA, AMINA, BOU = "[[Raka Sudibyo|PER]]", "[[Amina Diallo|PER]]", "[[Bou Keita|PER]]"
CHEIKH = "[[Cheikh Sarr|PER]]"
MET = ["Raka Sudibyo", "Amina Diallo"]


def people(report: Report, claim: Claim) -> list[str]:
    return [report.mentions[participant.mention].text for participant in claim.participants]


def told(report: Report) -> list[list[str]]:
    """Who took part in each contact that is more than a hint."""
    return [people(report, claim) for claim in report.claims if not claim.weak]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an apposition is one person, not two
        (f"{RAKA}, Menteri Pertanian [[Chad|LOC]], menemui Presiden [[Mali|LOC]], {AMINA}, di kantornya.", [MET]),
        # people inside a relative clause do not carry the verb behind it
        (f"{RAKA}, yang pernah menolak {BOU}, bertemu {AMINA}.", [MET]),
        # a possessor does not act
        (f"Rumah {BOU} ramai ketika {RAKA} menemui {AMINA}.", [MET]),
        # the sayer before a comma is not in the list behind it
        (f"Menurut {BOU}, {RAKA} dan {AMINA} bertemu kemarin.", [MET]),
        # talks that the sentence takes up though nothing told of them
        (f"Dalam pertemuan itu, {RAKA} dan {AMINA} membahas panen.", [MET]),
        (f"Pertemuan itu ramai. {RAKA} dan {AMINA} membahas panen.", []),
        # however long a title between a wish and a contact
        (f"{BOU} meminta Menteri Luar Negeri Republik [[Mali|LOC]] Jenderal {RAKA} menemui {AMINA}.", []),
        # what somebody says has a subject of its own
        (f"{BOU} mengatakan, Presiden {RAKA} menyetujui rencana itu saat bertemu {AMINA} di [[Dakar|LOC]].", [MET]),
        (f"{BOU} menegaskan bahwa {RAKA} meminta dana ketika menemui {AMINA} di [[Dakar|LOC]].", [MET]),
        (f"{BOU} mengatakan, dalam dialog dengan {AMINA}, {RAKA} membahas panen.", [MET]),
        (f"{RAKA} mengatakan bahwa dalam pertemuan dengan {AMINA} di [[Dakar|LOC]], {BOU} tidak disinggung.", [MET]),
        # whoever speaks may be told by "ujarnya" only, or leave themselves out
        (f'{RAKA} optimistis. "Kami siap," ujarnya saat menerima {AMINA} di [[Dakar|LOC]].', [MET]),
        (f'{RAKA} optimistis. "Kami siap," ujarnya usai diterima {AMINA} di [[Dakar|LOC]].', [MET]),
        (f'{RAKA} optimistis. "Tadi pertemuan dengan {AMINA} membahas panen," ujarnya.', [MET]),
        (f'"Tadi pertemuan dengan {AMINA} membahas panen," kata {RAKA}.', [MET]),
        (f'"Sidang ditunda; pertemuan dengan {AMINA} ramai," kata {RAKA}.', []),
        (f'{RAKA} diam. "Itu kebijakan {BOU}," ujarnya, dalam rapat bersama {AMINA} di [[Dakar|LOC]].', [MET]),
        # what is said to a guest
        (f"Hal itu disampaikan {RAKA} kepada {AMINA} yang berkunjung ke [[Dakar|LOC]].", [MET, ["Amina Diallo"]]),
        # a body and a delegation; the wing of a body is not its head
        ("Pihak [[KPU|ORG]] bertemu delegasi [[Mali|LOC]] di [[Dakar|LOC]].", [["KPU", "Mali"]]),
        (f"{RAKA} dan {AMINA} berunding. Hadir pula elite [[Partai Cahaya|ORG]] kubu {BOU}.", [MET]),
        # who has no name is not whoever tells of it
        (f"{RAKA} mengatakan bahwa tim perundingnya menemui {BOU} di [[Dakar|LOC]].", []),
        (f"{RAKA} mengatakan bahwa ia menemui {AMINA} di [[Dakar|LOC]].", [MET]),
        (f"{RAKA} menyebut stafnya telah berbicara dengan {BOU} di [[Dakar|LOC]].", []),
        # whoever is quoted, not whom the quotation names
        (f'"{BOU} mundur," kata {RAKA} usai menerima {AMINA} di istana.', [MET]),
        # the two of a clause behind which only "saat bertemu" stands
        (f"{RAKA} menyampaikan keluhan itu ke {AMINA} saat bertemu di [[Dakar|LOC]].", [MET]),
        (f"{RAKA} menyinggung sikap {BOU} saat bertemu di [[Dakar|LOC]] dengan {AMINA}.", [MET]),
        # a clause that says how talks are; two names with a hyphen; company behind "dengan"
        (f"{RAKA} menggelar pembicaraan yang berlangsung dua jam dengan {AMINA}.", [MET]),
        (f"{RAKA} menunggu {AMINA}. Pertemuan [[Sudibyo|PER]]-[[Diallo|PER]] berlangsung.", [["Sudibyo", "Diallo"]]),
        (f"{RAKA} dengan didampingi {BOU} menerima {AMINA}.", [["Raka Sudibyo", "Bou Keita", "Amina Diallo"]]),
        (f"Yang menemui {AMINA} di [[Dakar|LOC]] adalah {RAKA}.", [MET]),
        # one by one
        (f"{RAKA} menemui {AMINA} dan {BOU} secara terpisah.", [MET, ["Raka Sudibyo", "Bou Keita"]]),
        (f"{RAKA} menemui {AMINA}, lalu {BOU}.", [MET, ["Raka Sudibyo", "Bou Keita"]]),
        (f"{RAKA} bertemu dengan {AMINA} dan dengan {BOU}.", [MET, ["Raka Sudibyo", "Bou Keita"]]),
        # who leads a delegation stands for it
        (f"{RAKA} menerima rombongan yang dipimpin oleh {AMINA}.", [MET]),
        (f"{RAKA} memimpin delegasi [[Mali|LOC]], sedangkan delegasi [[Chad|LOC]] dipimpin {AMINA}.", [MET]),
        (f"Delegasi [[Mali|LOC]] dipimpin {RAKA} dan delegasi [[Chad|LOC]] dipimpin {AMINA}.", [MET]),
        # an invitation that is told as followed
        (f"{RAKA} mengajak {AMINA} makan malam di [[Dakar|LOC]], Senin.", [MET]),
        (f"{RAKA} mengajak {AMINA} bergabung di [[Dakar|LOC]], Senin.", []),
        (f"{RAKA} menerima belasan anggota serikat nelayan yang dipimpin {AMINA}.", [MET]),
        # whoever is visited is no traveller
        (f"{RAKA} mengunjungi Gubernur {AMINA} di [[Dakar|LOC]].", [MET]),
        (f"{RAKA} mengunjungi [[Dakar|LOC]].", [["Raka Sudibyo"]]),
        # a title is no part of the words of contact
        (f"Kunjungan Perdana Menteri [[Mali|LOC]] {RAKA} ke [[Chad|LOC]] selesai.", [["Raka Sudibyo"]]),
        # a trip that is received, told here or before
        (f"{RAKA} tiba di [[Mali|LOC]]. Kunjungan itu disambut {AMINA} di istana.", [["Raka Sudibyo"], MET]),
        (f"{RAKA} tiba di [[Mali|LOC]]. Kedatangannya disambut hujan, kata {AMINA}.", [["Raka Sudibyo"]]),
        (f"Kunjungan {RAKA} ke [[Mali|LOC]], yang diterima oleh {AMINA} di istana, singkat.", [MET, MET]),
        (f"Surat {RAKA} ke [[Mali|LOC]], yang diterima oleh {AMINA} di istana, singkat.", []),
        # whose trip it was
        (f"{RAKA} menemui {AMINA} dalam kunjungannya ke [[Mali|LOC]].", [MET, ["Raka Sudibyo"]]),
        (f"{RAKA} menyambut {AMINA} dalam kunjungannya ke [[Mali|LOC]].", [MET, ["Amina Diallo"]]),
        (f"{RAKA} disambut oleh {AMINA} setibanya di [[Mali|LOC]].", [MET]),  # a welcome on arrival is of the visit
        (f"{BOU} berpidato setelah kedatangan {RAKA} untuk bertemu dengan {AMINA}.", [MET]),
        # several called by kind, a trip between them and their names
        (f"{RAKA} bertemu para menteri dalam kunjungannya, termasuk {AMINA}.", [MET]),
        # by what they are to somebody
        (f"{RAKA} berunding dengan ayah {BOU}, {AMINA}, pada 2002.", [MET]),
        (f"{RAKA} mengeluh bila gagal berunding dengan baik, {AMINA} tersenyum.", []),
        (f"{RAKA} disambut tarian khas kota itu, {AMINA}.", []),
        (f"{RAKA} sowan ke kediaman ulama [[Muara|LOC]], Tuan Guru {AMINA}.", [MET]),
        # whom an envoy serves was not there
        (
            f"Utusan Presiden [[Mali|LOC]] {BOU}, {AMINA}, menyerahkan surat kepada {RAKA} di [[Dakar|LOC]].",
            [MET[::-1]],
        ),
        (f"Presiden [[Mali|LOC]] {BOU} sakit. {RAKA} menemui utusan {BOU}, {AMINA}.", [MET]),
        (f"Presiden [[Mali|LOC]] {BOU} sakit. Pengacara {BOU} menemui {RAKA}.", []),
        (f"Pengacara {RAKA} menemui {AMINA}.", [MET]),
        # the other side by what they are to several
        (f"{RAKA} dan {BOU} bertemu mitra mereka di [[Dakar|LOC]], {AMINA}.", [["Raka Sudibyo", "Bou Keita", MET[1]]]),
        # an office by itself, and one that opens a longer title
        (f"{RAKA} bertemu Putra Mahkota yang juga Perdana Menteri [[Mali|LOC]] {AMINA}.", [MET]),
        (f"Menteri Usaha Kecil (UK) {RAKA} tersenyum usai rapat bersama Presiden {AMINA}.", [MET]),
        # somebody by what they are, told of before
        (f"{RAKA} turun dari mobil. Tamu negara itu diterima {AMINA}.", [MET]),
        (f"{RAKA} tiba di [[Mali|LOC]]. {BOU} senang. Tamu itu diterima {AMINA}.", [["Raka Sudibyo"], MET]),
        (f"{RAKA} turun dari mobil. Ketiga tamu negara itu diterima {AMINA}.", []),
        # a plan of as many people as are told of
        (f"{RAKA} bertemu {AMINA}. Kedua utusan akan berunding lagi.", [MET, MET]),
        (f"{RAKA} bertemu {AMINA} dan {BOU}. Kedua pihak akan bertemu lagi pada Mei.", [[*MET, "Bou Keita"]]),
        (
            f"{RAKA} dan [[Cheikh Sarr|PER]] bertemu mitra mereka di [[Dakar|LOC]], {AMINA} dan {BOU}.",
            [["Raka Sudibyo", "Cheikh Sarr", MET[1], "Bou Keita"]],
        ),
        # who is brought together with whom
        (f"Sidang di [[Dakar|LOC]] mempertemukan {RAKA} dengan {AMINA} dan {BOU}.", [[*MET, "Bou Keita"]]),
        # what was said to somebody in talks
        (f"{RAKA} mengungkapkan hal itu kepada {AMINA} dalam sebuah pertemuan di [[Dakar|LOC]].", [MET]),
        (f"{RAKA} mengungkapkan hal itu kepada {AMINA} soal hasil pertemuan.", []),
        # together
        (f"{RAKA} menemui {AMINA} dan {BOU}.", [[*MET, "Bou Keita"]]),
        # a conjunction keeps the subject
        (f"{RAKA} memuji {BOU} dan menemui {AMINA}.", [MET]),
        # the subject may come last, the other side first
        (f"Berbicara dengan {AMINA} di [[Dakar|LOC]], {RAKA} tersenyum.", [MET]),
        (f"Dengan {AMINA}, {RAKA} berbicara melalui telepon.", [MET]),
        # names between commas only are no group
        (f"{RAKA}, {AMINA}, lapangan bertemu.", []),
        # a body without a delegation plays football
        ("[[Persada Telaga|ORG]] menjamu [[Bahari Kencana|ORG]].", []),
        (f"{RAKA} menemui delegasi [[Persada Telaga|ORG]].", [["Raka Sudibyo", "Persada Telaga"]]),
        (f"{RAKA} bertemu [[Hamas|ORG]] di [[Doha|LOC]].", [["Raka Sudibyo", "Hamas"]]),
        # whoever is introduced by a noun
        (f"{RAKA} dan komandan pemberontak {BOU} bertemu di [[Dakar|LOC]].", [["Raka Sudibyo", "Bou Keita"]]),
        (f"{RAKA} mengaku dua kali bertemu kontraktor {AMINA}.", [MET]),
        # a body that only says where
        (f"Dua calon yang berseteru di [[Mahkamah Konstitusi|ORG]], {RAKA} dan {AMINA}, berjabat tangan.", [MET]),
        # whoever leads what others attend
        (f"{BOU} memimpin pertemuan yang dihadiri {RAKA} dan {AMINA}.", [["Bou Keita", *MET]]),
        # by video, told in front
        (f"Lewat sambungan video, {RAKA} dan {AMINA} membahas panen.", [MET]),
        (f"{RAKA} dan {AMINA} membahas panen.", []),
        (f"{RAKA} dan {AMINA} membahas panen di [[Dakar|LOC]].", [MET]),
        (f"{RAKA} dan {AMINA} membahas konflik di [[Dakar|LOC]].", []),
        # talks in front, behind other words of time
        (f"Pada pertemuan di [[Dakar|LOC]] pekan lalu, {RAKA} dan {AMINA} bertukar cendera mata.", [MET]),
        ("Pada pertemuan di [[Dakar|LOC]], harga naik.", []),
        (f'"Harga turun," kata {RAKA} dalam pertemuan dengan {AMINA} di [[Dakar|LOC]].', [MET]),
        # some of those only called by kind
        (f"{RAKA} menemui keluarga para korban, termasuk {AMINA}, ketua perhimpunan.", [MET]),
        (f"{RAKA} mengecam keluarga korban, termasuk {AMINA}.", []),
        # where a side comes from, behind its name
        (
            f"Dokumen itu diteken {RAKA} dari [[Front Kora|ORG]] ([[FPK|ORG]]) dan {AMINA} dari [[GPU|ORG]] "
            "di [[Dakar|LOC]].",
            [MET],
        ),
        # a call told in front, and what was only written
        (f"Lewat telepon, {RAKA} menyampaikan belasungkawa kepada {AMINA}.", [MET]),
        (f"Lewat surat, {RAKA} menyampaikan belasungkawa kepada {AMINA}.", []),
        # together, in front or in a relative clause
        (f"Bersama {BOU}, {RAKA} menemui {AMINA}.", [["Raka Sudibyo", "Bou Keita", "Amina Diallo"]]),
        (f"{RAKA} yang didampingi {BOU} menemui {AMINA}.", [["Raka Sudibyo", "Bou Keita", "Amina Diallo"]]),
        (f"{RAKA} bersama {AMINA} meninjau pasar di [[Dakar|LOC]].", [MET]),
        (f"{RAKA} menghadiri KTT di [[Dakar|LOC]] bersama {AMINA}.", [MET]),
        # who joins talks of two, and a list that leaves out its verb
        (f"Turut hadir dalam pertemuan {RAKA} dengan {AMINA} itu Menteri {BOU}.", [[*MET, "Bou Keita"]]),
        (f"Rapat digelar di [[Dakar|LOC]]. [[Mali|LOC]] diwakili {RAKA} dan [[Chad|LOC]] oleh {AMINA}.", [MET]),
        (f"Selain {RAKA}, pertemuan itu dihadiri {AMINA} dan {BOU}.", [[*MET, "Bou Keita"]]),
        (f"Ini pertemuan yang pertama diikuti [[Mali|LOC]], dan {RAKA} memuji {AMINA}.", []),
        # what "untuk" is for: the one who met, or the one who was sent
        (f"{RAKA} menemui {BOU} sebelum ke [[Dakar|LOC]] untuk menemui {AMINA}.", [["Raka Sudibyo", "Bou Keita"], MET]),
        (f"{BOU} mengutus {RAKA} untuk menemui {AMINA}.", [MET]),
        # "tuan rumah" is nobody's house
        (f"Tuan rumah {RAKA} menyambut tamunya, {AMINA}.", [MET]),
        # by initials or surname, the same person does not meet himself
        (f"{RAKA} bertemu [[Sudibyo|PER]].", []),
    ],
)
def test_who_takes_part(text: str, expected: list[list[str]], read_marked: ReadMarked) -> None:
    assert told(read_marked(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a verb made a noun, a predicate between the noun and its people, who held the talks
        (f"Kota ini menjadi tempat bertemunya {RAKA} dan {AMINA}.", [MET]),
        (f"Tatap muka terjadi di [[Dakar|LOC]], Selasa (15/7), antara {RAKA} dan {AMINA}.", [MET]),
        (f"Pertemuan yang dilakukan {RAKA} dengan {AMINA} berlangsung tertutup.", [MET]),
        (f"Pertemuan {RAKA}–{AMINA} berlangsung tertutup.", [MET]),
        # several talks or people behind a colon
        (
            f"Dua pertemuan berlangsung: {RAKA} dengan {AMINA} di [[Dakar|LOC]], dan {BOU} dengan {CHEIKH}.",
            [MET, ["Bou Keita", "Cheikh Sarr"]],
        ),
        (f"Dua tokoh bertemu di [[Dakar|LOC]]: {RAKA} dan {AMINA}.", [MET]),
        # among others; a counterpart from elsewhere; whom a description names
        (f"{RAKA} tiba tanpa pengumuman dan bertemu antara lain dengan {AMINA}.", [MET]),
        (f"{RAKA} dan mitranya dari [[Mali|LOC]] {AMINA} bertemu.", [MET]),
        (f"{RAKA} dan rekan sejawatnya asal [[Mali|LOC]], {AMINA}, bertemu.", [MET]),
        # more is told of an officer before the name, whose comma closes it
        (f"{RAKA} bertemu Presiden [[Mali|LOC]] yang baru dilantik, {AMINA}, di [[Dakar|LOC]].", [MET]),
        # what unnamed officials will do is no contact of whoever announces it
        (f"{RAKA} mengumumkan bahwa pejabatnya akan menggelar pertemuan dengan delegasi di [[Dakar|LOC]].", []),
        # one of many is nobody besides
        (f"{RAKA} adalah salah satu pejabat [[Mali|LOC]] yang bertemu {AMINA}.", [MET]),
        (f"Jalan itu dirintis oleh {RAKA} dan rekannya dari [[Mali|LOC]], {AMINA}, yang berbincang.", [MET]),
        (f"{RAKA} bertemu rekan sejawatnya dari [[Mali|LOC]], {AMINA}, kemarin.", [MET]),
        (f"{RAKA} bertemu tokoh oposisi yang baru bebas, {AMINA}, kemarin.", [MET]),
        (f"Usai bertemu tokoh oposisi yang baru bebas, {AMINA} memuji {RAKA}.", []),
        # signers by office, and before whom they sign
        (f"Naskah itu diteken {RAKA} selaku menteri dan {AMINA} selaku saksi di [[Dakar|LOC]].", [MET]),
        (f"Naskah itu diteken {RAKA} mewakili [[Mali|LOC]] dan {AMINA} mewakili [[Chad|LOC]] di [[Dakar|LOC]].", [MET]),
        (f"Naskah itu diteken dua menteri, {RAKA} dan {AMINA}, di [[Dakar|LOC]].", [MET]),
        (f"{RAKA} dan {AMINA} berdamai di hadapan {BOU} di [[Dakar|LOC]].", [MET, [*MET, "Bou Keita"]]),
        # teams and who leads them, parties and who speaks for them
        (f"{RAKA} memimpin tim yang berunding dengan tim Wakil Menteri {AMINA}.", [MET]),
        (f"{RAKA} menerima pengurus [[Serikat Buruh|ORG]], {AMINA}, di kantornya.", [MET]),
        (f"Rapat kreditur yang dipimpin hakim {RAKA} di [[Dakar|LOC]] dihadiri {AMINA}.", [MET]),
        (f"{RAKA} diantar {BOU} menemui {AMINA}.", [["Raka Sudibyo", "Bou Keita", "Amina Diallo"]]),
        # whoever is only told of to say who somebody is
        (f"{RAKA}, sahabat lama {BOU}, menemui {AMINA}.", [MET]),
        (f"{RAKA}, orang kedua di kubu {BOU}, menemui {AMINA}.", [MET]),
        (f"Ketua tim sukses calon presiden {BOU}, {RAKA}, menemui {AMINA}.", [MET]),
        (f"Anggota tim kampanye {BOU}-[[Cheikh Sarr|PER]], {RAKA}, menemui {AMINA}.", [MET]),
        (f"Enam partai pengusung pasangan {BOU}-[[Cheikh Sarr|PER]] menemui {AMINA}.", []),
        (f"{RAKA}, yang kini menjadi tangan kanan {BOU}, menemui {AMINA}.", [MET]),
        (f"{RAKA} menemui utusan {BOU}, {AMINA}, di kantornya.", [MET]),
        (f"{RAKA} memuji {BOU} dalam pertemuan dengan {AMINA} di [[Dakar|LOC]].", [MET]),
        # what is denied is a deed at talks, or the talks
        (f"{RAKA} tidak membahas panen dalam pertemuan dengan {AMINA}.", [MET]),
        (f"{RAKA} tidak hadir dalam pertemuan dengan {AMINA}.", []),
        # the building of a body does not receive anybody; a word before witnesses has no subject
        (f"Kedatangannya di kantor [[KPK|ORG]] disambut {AMINA}.", []),
        (f"{RAKA} tampil bersama {AMINA} di depan wartawan di [[Dakar|LOC]].", [MET]),
        # whom the clause before is about
        (f"{RAKA} tiba di [[Dakar|LOC]] Senin, dan {AMINA} ditemuinya kemarin.", [["Raka Sudibyo"], MET[::-1]]),
    ],
)
def test_who_takes_part_in_other_words(text: str, expected: list[list[str]], read_marked: ReadMarked) -> None:
    assert told(read_marked(text)) == expected


@pytest.mark.parametrize(
    ("text", "talks"),
    [
        (f"{RAKA} bertemu dengan putra sulung {AMINA} di [[Dakar|LOC]].", []),
        (f"{RAKA} menemui ayah {AMINA} di [[Dakar|LOC]].", []),
        (f"{RAKA} bertemu dengan putra {AMINA}, {BOU}, di [[Dakar|LOC]].", [["Raka Sudibyo", "Bou Keita"]]),
        (f"{RAKA}, didampingi putra bungsu {BOU}, menemui {AMINA}.", [["Raka Sudibyo", "Bou Keita", "Amina Diallo"]]),
    ],
)
def test_whose_kin_somebody_meets_is_not_met(text: str, talks: list[list[str]], read_marked: ReadMarked) -> None:
    assert told(read_marked(text)) == talks


def test_what_is_done_instead_is_held_and_of_the_same_subject(read_marked: ReadMarked) -> None:
    text = f"{RAKA} tidak jadi menemui {AMINA} di [[Dakar|LOC]] dan malah bertemu {BOU} di [[Lome|LOC]]."
    report = read_marked(text)
    assert told(report) == [["Raka Sudibyo", "Amina Diallo"], ["Raka Sudibyo", "Bou Keita"]]
    assert [claim.status for claim in report.claims] == ["cancelled", "held"]


def test_who_goes_on_after_a_contact_is_its_first_side(read_marked: ReadMarked) -> None:
    text = f"{RAKA} menelepon {BOU} sebelum bertolak ke [[Dakar|LOC]] menemui {AMINA}."
    talks = [people for people in told(read_marked(text)) if len(people) > 1]
    assert talks == [["Raka Sudibyo", "Bou Keita"], ["Raka Sudibyo", "Amina Diallo"]]


@pytest.mark.parametrize(
    "text",
    [
        f"{RAKA} berbicara selama 40 menit dengan Direktur Utama Bank Tani {AMINA} melalui konferensi video.",
        f"{RAKA} melakukan rangkaian telepon: Senin ia berbicara dengan {AMINA}.",
        f"{RAKA} dan {AMINA} berkabar lewat telepon.",
    ],
)
def test_what_people_talk_by_makes_it_a_call(text: str, read_marked: ReadMarked) -> None:
    report = read_marked(text)
    assert [(claim.kind, people(report, claim)) for claim in report.claims] == [("call", MET)]


def test_talks_taken_up_as_a_call_were_one(read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} berbicara dengan {AMINA}. Pembicaraan lewat telepon itu singkat.")
    assert [(claim.kind, people(report, claim)) for claim in report.claims] == [("call", MET)]


@pytest.mark.parametrize(
    "second",
    [
        f"Ia menemui {AMINA}.",
        f"Kemarin dia menemui {AMINA}.",
        f"Dalam pertemuannya dengan {AMINA}, hadir wartawan.",
    ],
)
def test_a_pronoun_stands_for_the_subject_before(second: str, read_marked: ReadMarked) -> None:
    assert told(read_marked(f"{RAKA} memuji {BOU}. {second}")) == [MET]


def test_in_a_quotation_the_subject_before_is_not_meant(read_marked: ReadMarked) -> None:
    assert told(read_marked(f"{RAKA} tersenyum. “Kami senang. Pertemuan dengan {AMINA} selalu sulit.”")) == []


def test_both_are_the_two_told_before(read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} dan {AMINA} tiba. Keduanya bertemu di [[Dakar|LOC]]. Kedua pemimpin berunding.")
    assert told(report) == [MET, MET]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whose kin somebody is
        (f"{RAKA}, menantu Presiden {BOU}, menemui {AMINA}.", [MET]),
        (f"{RAKA} menemui keluarga para korban, termasuk {AMINA}, di [[Dakar|LOC]].", [MET]),
        # two directors are no body
        (
            f"Direktur Utama {RAKA} menemui pengurus [[Bank Dunia|ORG]]. "
            f"{RAKA} bersama {AMINA} bersalaman dengan {BOU}. Kedua direktur utama berunding.",
            [["Raka Sudibyo", "Bank Dunia"], ["Raka Sudibyo", "Amina Diallo", "Bou Keita"], MET],
        ),
        # a trip of a day, and one that came to nothing
        (f"{RAKA}, Sabtu, kembali dari kunjungan sehari ke [[Mali|LOC]].", [["Raka Sudibyo"]]),
        (f"Kunjungan balasan {RAKA} ke [[Mali|LOC]] yang dijanjikan saat itu hingga kini belum terwujud.", []),
        # delegations told by their kind, their people afterwards
        (
            f"Pejabat [[Mali|LOC]] dan [[Chad|LOC]] bertemu di [[Dakar|LOC]], Senin. Delegasi [[Mali|LOC]] dipimpin "
            f"{RAKA}. Di seberang meja duduk {AMINA}.",
            [MET],
        ),
        (
            f"Delegasi [[Mali|LOC]] tiba dan bertemu para pemimpin [[Chad|LOC]] di [[Dakar|LOC]]. Rombongan dipimpin "
            f"{RAKA}. Di dalamnya ikut {AMINA}.",
            [MET],
        ),
        (
            f"{RAKA} mempertemukan petani dengan pengusaha di [[Dakar|LOC]]. Petani diwakili {AMINA}.",
            [MET],
        ),
        # and delegations of which nobody is named
        ("Pejabat [[Mali|LOC]] dan [[Chad|LOC]] bertemu di [[Dakar|LOC]], Senin.", [["Mali", "Chad"]]),
        ("Pejabat [[Mali|LOC]] dan [[Chad|LOC]] kerap bertemu.", []),
        # one by one
        (
            f"{RAKA} menerima dua rombongan secara terpisah. Delegasi [[Mali|LOC]] dipimpin {AMINA}, delegasi "
            f"[[Chad|LOC]] dipimpin {BOU}.",
            [MET, ["Raka Sudibyo", "Bou Keita"]],
        ),
        (
            f"{AMINA} dan {BOU} diterima {RAKA} secara terpisah.",
            [["Amina Diallo", "Raka Sudibyo"], ["Bou Keita", "Raka Sudibyo"]],
        ),
        # the two whom the sentence before was about
        (
            f"{RAKA} menemui {AMINA}. {RAKA} datang ke [[Dakar|LOC]] pada Minggu bersama {BOU}. "
            "Keduanya, yang bersalaman pada 2013, berunding.",
            [MET, ["Raka Sudibyo", "Bou Keita"], MET, MET],
        ),
        (
            f"{RAKA} dan {AMINA} menemui {BOU} dan {CHEIKH}. Keduanya juga bertemu.",
            [["Raka Sudibyo", "Amina Diallo", "Bou Keita", "Cheikh Sarr"], MET],
        ),
        (
            f"{RAKA} dan {BOU} bertemu {AMINA} dan {CHEIKH}, dalam pertemuan yang berlangsung dua jam.",
            [["Raka Sudibyo", "Bou Keita", "Amina Diallo", "Cheikh Sarr"]],
        ),
        # the first date of what took place, and a further session of two
        (f"{RAKA} menemui {AMINA}. Pertemuan itu sedianya digelar Mei, tetapi ditunda.", [MET]),
        (
            f"{RAKA}, {AMINA}, dan {BOU} berunding. Kedua pihak akan bertemu lagi pada Mei.",
            [[*MET, "Bou Keita"]],
        ),
        # whom a sentence only counts, come in the next; who a guest is
        (f"{RAKA} mengumpulkan dua pemimpin partai. {AMINA} dan {BOU} datang terpisah.", [[*MET, "Bou Keita"]]),
        (f"{RAKA} mengumpulkan dua pemimpin partai. {AMINA} dan {BOU} menolak.", []),
        (f"{RAKA} menerima tamu dari [[Mali|LOC]]. Tamu itu adalah {AMINA}.", [MET]),
        # two sides, each with their company
        (
            f"Dalam pembicaraan di [[Dakar|LOC]], Senin, {RAKA} didampingi {BOU}. Adapun {AMINA} didampingi {CHEIKH}.",
            [["Raka Sudibyo", "Bou Keita", "Amina Diallo", "Cheikh Sarr"]],
        ),
        (f"Dalam pembicaraan di [[Dakar|LOC]], Senin, {RAKA} didampingi {BOU}.", []),
        (f"{RAKA} menemui {AMINA}. {BOU} mendampingi {RAKA}.", [MET, [*MET, "Bou Keita"]]),
        (f"{RAKA} menemui {AMINA}. {BOU}, yang pekan lalu mendampingi {RAKA}, sakit.", [MET]),
        (f"{RAKA} menemui {AMINA}. {BOU} mendampingi {RAKA} dalam sidang cerai tahun lalu.", [MET]),
        # who leads a delegation stands for it
        (
            f"{RAKA} menerima delegasi [[Mali|LOC]] di [[Dakar|LOC]]. Delegasi itu dipimpin {AMINA}.",
            [MET, MET],
        ),
        # whoever is accompanied joins nobody; who accompanies may stand behind; company at other talks
        (f"{RAKA} menemui {AMINA}. {BOU}, yang ditemani dua penasihat, pulang.", [MET]),
        (
            f"Presiden {RAKA} menemui {AMINA}. Mendampingi Presiden, Menteri {BOU} dan Menteri {CHEIKH}.",
            [MET, [*MET, "Bou Keita", "Cheikh Sarr"]],
        ),
        (f"{RAKA} menemui {AMINA}. Tampak mendampingi {RAKA} antara lain {BOU}.", [MET, [*MET, "Bou Keita"]]),
        (f"{RAKA} menemui {AMINA}. {RAKA} ditemani ketua dewan pengawas {BOU}.", [MET, [*MET, "Bou Keita"]]),
        (f"{RAKA} menemui {AMINA}. Dalam putaran terakhir pada Mei, {RAKA} didampingi {BOU}.", [MET]),
        # a summit of its own; a witness of what was signed "two months before"; company of a traveller
        (
            f"{RAKA} menemui {AMINA}. {RAKA} lalu terbang ke [[Dakar|LOC]] dan mengikuti KTT yang dipimpin {BOU}.",
            [MET, ["Raka Sudibyo"], ["Raka Sudibyo", "Bou Keita"]],
        ),
        (
            f"Dua bulan sebelumnya, {RAKA} dan {AMINA} menandatangani nota di [[Dakar|LOC]] disaksikan {BOU}.",
            [MET, [*MET, "Bou Keita"]],
        ),
        (
            f"Presiden {RAKA} tiba di [[Dakar|LOC]], Senin. Presiden didampingi {BOU}.",
            [["Raka Sudibyo"], ["Raka Sudibyo", "Bou Keita"]],
        ),
        # another contact's day behind what is taken up
        (f"{RAKA} menemui {AMINA}. Pertemuan itu digelar setahun setelah {BOU} berunding di [[Dakar|LOC]].", [MET]),
        # one side only
        (f"Perwira berusia 41 tahun berunding dengan {RAKA} dan {AMINA}.", []),
    ],
)
def test_contacts_told_over_several_sentences(text: str, expected: list[list[str]], read_marked: ReadMarked) -> None:
    assert told(read_marked(text)) == expected


@pytest.mark.parametrize(
    "company",
    [
        f"{BOU} serta penasihat presiden untuk urusan keamanan, {CHEIKH}",
        f"{BOU} beserta wakilnya, {CHEIKH}",
        f"Direktur {BOU} dan kepala riset [[PBB|ORG]], {CHEIKH}",
        f"{BOU}, ketua serikat nelayan, serta {CHEIKH}",
        f"{BOU} serta putri sulung pengasuh pondok, {CHEIKH}",
    ],
)
def test_an_office_before_a_comma_does_not_end_a_list(company: str, read_marked: ReadMarked) -> None:
    (claim,) = read_marked(f"{RAKA} menerima {AMINA} dan {company}.").claims
    assert len(claim.participants) == 4
    (claim,) = read_marked(f"{RAKA} menemui {AMINA} ditemani {company}.").claims
    assert [person.part for person in claim.participants[2:]] == ["accompanying", "accompanying"]


def test_somebody_named_behind_their_office_is_one_person(read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} tiba di [[Dakar|LOC]], Senin, bersama direktur keuangannya, {BOU}.")
    assert told(report) == [["Raka Sudibyo", "Bou Keita"]]


def test_the_name_of_an_outlet_in_a_dateline_makes_no_rumour(read_marked: ReadMarked) -> None:
    assert told(read_marked(f"DAKAR, KABAR PAGI - {RAKA} menemui {AMINA} di [[Dakar|LOC]], Rabu.")) == [MET]


@pytest.mark.parametrize("behind", [",", " (kiri)"])
def test_an_office_of_two_bodies_is_that_of_one_person(behind: str, read_marked: ReadMarked) -> None:
    envoy = f"Utusan khusus [[PBB|ORG]] dan [[Liga Arab|ORG]], {RAKA}{behind}"
    assert told(read_marked(f"{envoy} menemui Presiden {AMINA} di [[Dakar|LOC]].")) == [MET]


@pytest.mark.parametrize(
    "signers",
    [
        f"{RAKA} untuk pemerintah, {AMINA} untuk pemberontak, dan penengah asal [[Mali|LOC]], {BOU}",
        f"{RAKA} mewakili [[Mali|LOC]], {AMINA} mewakili [[Chad|LOC]], dan oleh {BOU}",
    ],
)
def test_all_sign_for_whomever_each_signs(signers: str, read_marked: ReadMarked) -> None:
    assert told(read_marked(f"Nota itu ditandatangani oleh {signers}, di [[Dakar|LOC]].")) == [[*MET, "Bou Keita"]]


def test_company_joins_the_contact_before(read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} menemui {AMINA} di [[Dakar|LOC]]. Ia didampingi {BOU}.")
    assert told(report) == [MET, [*MET, "Bou Keita"]]
    assert [claim.extends for claim in report.claims] == [False, True]
    assert report.claims[1].participants[-1].part == "accompanying"


@pytest.mark.parametrize(
    "contact",
    [
        f"{RAKA} menemui {AMINA} di [[Dakar|LOC]], Senin, bersama",
        f"{RAKA} bertemu dengan {AMINA} di [[Dakar|LOC]] bersama istrinya,",
        f"{RAKA} diterima {AMINA} di ruang kerjanya bersama Menteri",
    ],
)
def test_company_stands_behind_the_place_and_the_day(contact: str, read_marked: ReadMarked) -> None:
    (claim,) = read_marked(f"{contact} {BOU}.").claims
    assert [person.part for person in claim.participants][2:] == ["accompanying"]


def test_what_behind_a_contact_is_no_company(read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} menemui {AMINA} di [[Dakar|LOC]], lalu menggelar jumpa pers bersama {BOU}.")
    assert told(report)[0] == MET


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{CHEIKH} memimpin langsung rapat yang dihadiri {RAKA} dan {AMINA} di [[Dakar|LOC]].",
            [["Cheikh Sarr", *MET]],
        ),
        (f"{RAKA} menerima {AMINA} dan {BOU}. Pertemuan bertiga bersama {RAKA} itu singkat.", [[*MET, "Bou Keita"]]),
    ],
)
def test_who_gathers(text: str, expected: list[list[str]], read_marked: ReadMarked) -> None:
    assert told(read_marked(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        # a handing over has witnesses; kin is counted before its names; others sign at what was told, or beside
        f"{RAKA} menyerahkan surat kepada {AMINA} di [[Dakar|LOC]]. Penyerahan disaksikan {BOU} dan {CHEIKH}.",
        f"{RAKA} menerima {AMINA} di [[Dakar|LOC]]. Dari pihak tamu hadir dua anak [[Diallo|PER]], {BOU} dan {CHEIKH}.",
        f"{RAKA} menerima {AMINA} di [[Dakar|LOC]]. Dalam acara yang sama, {BOU} dan {CHEIKH} meneken nota.",
        f"{RAKA} dan {AMINA} meneken nota bersama Presiden {BOU} dan Menteri {CHEIKH} di [[Dakar|LOC]].",
    ],
)
def test_who_is_there_besides(text: str, read_marked: ReadMarked) -> None:
    assert sorted(told(read_marked(text))[-1]) == sorted([*MET, "Bou Keita", "Cheikh Sarr"])


def test_the_handing_over_of_things_gathers_nobody(read_marked: ReadMarked) -> None:
    text = f"{RAKA} menemui {AMINA} di [[Dakar|LOC]]. Penyerahan senjata berjalan di [[Lome|LOC]]. {BOU} hadir."
    assert told(read_marked(text))[0] == MET


def test_a_father_in_a_name_is_somebody_else(read_marked: ReadMarked) -> None:
    son = "[[Faruk bin Salman|PER]]"
    report = read_marked(f"Raja [[Salman|PER]] menerima {RAKA} di [[Dakar|LOC]], didampingi Putra Mahkota {son}.")
    assert sorted(told(report)[-1]) == ["Faruk bin Salman", "Raka Sudibyo", "Salman"]


def test_whose_leaders_meet_do_not_meet_themselves(read_marked: ReadMarked) -> None:
    text = f"{RAKA} dan {AMINA} bertemu. Adapun pemimpin mereka, {BOU} dan {CHEIKH}, bertemu pekan lalu."
    assert told(read_marked(text)) == [MET, ["Bou Keita", "Cheikh Sarr"]]


def test_who_stands_before_others_that_came_is_no_company(read_marked: ReadMarked) -> None:
    text = f"{RAKA} menerima {AMINA}. Tuan rumahnya {BOU}, dan puluhan pemimpin hadir, termasuk {CHEIKH}."
    assert "Bou Keita" not in told(read_marked(text))[-1]


def test_who_comes_along_is_not_whom_the_pronoun_behind_means(read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} tiba di [[Dakar|LOC]]. Malamnya, ditemani {BOU}, ia berunding dengan {AMINA}.")
    assert sorted(told(report)[-1]) == sorted([*MET, "Bou Keita"])


@pytest.mark.parametrize(
    ("behind", "joins"),
    [
        # each side tells who came for it
        (f"[[Mali|LOC]] mengutus Menteri {BOU}, sedangkan [[Chad|LOC]] diwakili Menteri {CHEIKH}.", True),
        (f"[[Mali|LOC]] mengutus Menteri {BOU}.", False),
        # who are counted stand behind the comma
        (f"Turut hadir dua anak [[Diallo|PER]], {BOU} dan {CHEIKH}.", True),
        (f"{RAKA} membawa Menteri {BOU}.", True),
        (f"{RAKA} membawa Menteri {BOU} ke kantor polisi.", False),
    ],
)
def test_who_each_side_sends_or_brings_along_joins_the_talks(behind: str, joins: bool, read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} menerima {AMINA} di [[Dakar|LOC]]. {behind}")
    assert ("Bou Keita" in told(report)[-1]) == joins


def test_company_in_the_same_sentence(read_marked: ReadMarked) -> None:
    (claim,) = read_marked(f"{RAKA} didampingi {BOU} menemui {AMINA}.").claims
    assert [participant.part for participant in claim.participants] == ["named", "accompanying", "named"]


def test_whoever_receives_a_traveller_is_a_host(read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} tiba di [[Dakar|LOC]] dan diterima {AMINA}.")
    visit, talks = report.claims
    assert [participant.part for participant in visit.participants] == ["named", "host"]
    assert (visit.kind, talks.kind) == ("visit", "meeting")
    assert talks.place == visit.place


def test_a_welcome_at_the_airport_is_no_meeting(read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} tiba di [[Dakar|LOC]] dan disambut di bandara oleh {AMINA}.")
    assert [claim.kind for claim in report.claims] == ["visit"]
    assert told(report) == [MET]


def test_the_next_sentence_adds_place_and_date(read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} menemui {AMINA}. Pertemuan itu berlangsung di [[Dakar|LOC]] pada 3 Maret 2024.")
    assert told(report) == [MET, MET]
    assert report.claims[1].place is not None
    assert report.claims[1].time is not None


def test_each_contact_has_its_own_place_and_date(read_marked: ReadMarked) -> None:
    report = read_marked(
        f"Pada Senin {RAKA} menemui {AMINA} di [[Dakar|LOC]] dan pada Selasa menemui {BOU} di [[Bamako|LOC]]."
    )
    places = [report.mentions[claim.place].text for claim in report.claims if claim.place is not None]
    times = [report.timexes[claim.time].text for claim in report.claims if claim.time is not None]
    assert (places, times) == (["Dakar", "Bamako"], ["Senin", "Selasa"])


def test_a_date_that_opens_the_sentence_holds_for_all_of_it(read_marked: ReadMarked) -> None:
    report = read_marked(f"Pada Juni 2022, {RAKA} menemui {AMINA} di [[Dakar|LOC]], lalu menemui {BOU}.")
    assert [report.timexes[claim.time].text for claim in report.claims if claim.time is not None] == ["Juni 2022"] * 2


def test_the_dateline_is_not_the_place(read_marked: ReadMarked) -> None:
    (claim,) = read_marked(f"[[JAKARTA|LOC]], [[KOMPAS.com|ORG]] - {RAKA} menemui {AMINA}.").claims
    assert claim.place is None


@pytest.mark.parametrize("dateline", ["[[DAKAR|LOC]], 14 September 2022 –", "[[Dakar|LOC]] (14/9/2022) -"])
def test_the_day_of_a_dateline_is_not_that_of_the_contact(read_marked: ReadMarked, dateline: str) -> None:
    (claim,) = read_marked(f"{dateline} {RAKA} menemui {AMINA}.").claims
    assert claim.time is None


def test_a_pointer_behind_day_and_place_takes_up_the_contact(read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} menemui {AMINA}. Makan siang di [[Dakar|LOC]], Senin (13/5), itu berlangsung sejam.")
    last = report.claims[-1]
    assert last.place is not None
    assert report.mentions[last.place].text == "Dakar"
    assert people(report, last) == MET


def test_people_called_by_kind_are_named_in_the_next_sentence(read_marked: ReadMarked) -> None:
    first = "Tiga ketua partai berunding di [[Dakar|LOC]]."
    assert told(read_marked(f"{first} Mereka adalah {RAKA}, {AMINA}, dan {BOU}.")) == [[*MET, "Bou Keita"]]


def test_a_date_is_inherited_from_the_sentence_before(read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} berpidato pada Rabu (8/11/2023). Hal itu dikatakannya saat bertemu {AMINA}.")
    assert [(claim.inherited, claim.time) for claim in report.claims] == [(True, 0)]


def test_people_side_by_side_in_a_photo_have_met(read_marked: ReadMarked) -> None:
    text = f"{RAKA} (kiri) bersama {AMINA} di [[Dakar|LOC]], 3 Maret 2024."
    assert told(read_marked(text, "caption")) == [MET]
    assert told(read_marked(text, "body")) == []


def test_related_links_and_furniture_tell_nothing(read_marked: ReadMarked) -> None:
    for zone in ("related", "boilerplate"):
        assert read_marked(f"{RAKA} menemui {AMINA}.", zone).claims == ()


def test_a_word_to_someone_counts_where_the_place_is_told(read_marked: ReadMarked) -> None:
    assert told(read_marked(f"{RAKA} mengatakan kepada {AMINA} bahwa harga naik.")) == []
    assert told(read_marked(f"Kepada wartawan ia diam. {RAKA} berkata kepada {AMINA} di [[Dakar|LOC]].")) == [MET]


def test_video_makes_it_a_call(read_marked: ReadMarked) -> None:
    (claim,) = read_marked(f"{RAKA} berbicara dengan {AMINA} melalui konferensi video.").claims
    assert claim.kind == "call"


def test_three_speakers_of_a_trilateral(read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} menerima {AMINA}. {BOU} datang, dan ketiganya melanjutkan pembicaraan.")
    assert sorted(told(report)[-1]) == ["Amina Diallo", "Bou Keita", "Raka Sudibyo"]


def test_definitions_of_acronyms(read_marked: ReadMarked) -> None:
    report = read_marked("[[Perserikatan Bangsa-Bangsa|ORG]] ([[PBB|ORG]]) dan [[NATO|ORG]] bersidang.")
    assert report.definitions == ((0, 1),)


OPENED = "Perundingan ketiga digelar di [[Dakar|LOC]], Senin (4/3)."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a gathering stays open until its people are named, one by one too
        (f"{OPENED} Pertemuan itu dihadiri {RAKA} dan {AMINA}.", [MET]),
        (f"{OPENED} Delegasi [[Mali|LOC]] dipimpin {RAKA}. Delegasi [[Chad|LOC]] dipimpin {AMINA}.", [MET]),
        (f"{RAKA} memimpin rapat di [[Dakar|LOC]]. Rapat itu juga dihadiri {AMINA}.", [MET]),
        (f"{RAKA} menjamu para ulama di [[Dakar|LOC]]. Tampak hadir {AMINA} dan {BOU}.", [[*MET, "Bou Keita"]]),
        # "juru bicara" speaks with nobody
        (f"{RAKA} dan {AMINA} tiba, kata juru bicara {BOU}.", []),
        # one person alone has not met anybody
        (f"{OPENED} Pertemuan itu dihadiri {RAKA}.", []),
        # a summit is no talk at its side
        (
            f"{RAKA} bertemu {AMINA} di sela KTT di [[Dakar|LOC]]. KTT itu dihadiri {BOU} dan [[Cheikh Sarr|PER]].",
            [MET, ["Bou Keita", "Cheikh Sarr"]],
        ),
        # commentators, other bodies' heads and those who are elsewhere do not join
        (f"{OPENED} Pengamat {RAKA} dan {AMINA} menilai rapat itu terlambat.", []),
        (f"{RAKA} menemui {AMINA}. Partai itu dipimpin {BOU}.", [MET]),
        (f"{RAKA} menemui {AMINA}. Sebelumnya, {BOU} hadir di [[Bamako|LOC]].", [MET]),
        (f"{RAKA} menemui {AMINA}. Komisi lain menggelar rapat, termasuk yang dipimpin {BOU}.", [MET]),
    ],
)
def test_people_of_a_gathering_are_named_in_later_sentences(
    text: str, expected: list[list[str]], read_marked: ReadMarked
) -> None:
    assert told(read_marked(text)) == expected


def test_an_opened_gathering_gives_its_day_place_and_sentence(read_marked: ReadMarked) -> None:
    report = read_marked(f"{OPENED} Pertemuan itu dihadiri {RAKA} dan {AMINA}.")
    (claim,) = report.claims
    assert claim.place is not None and report.mentions[claim.place].text == "Dakar"
    assert claim.time is not None and report.timexes[claim.time].text == "Senin (4/3)"
    assert len(claim.evidence) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kongres akan dibuka pada 2 Desember 2024 dan dihadiri {people}.", "planned"),
        ("Konferensi dijadwalkan digelar di [[Dakar|LOC]] besok serta diikuti {people}.", "planned"),
        ("Kongres dibuka pada 2 Desember 2023 dan dihadiri {people}.", "held"),
    ],
)
def test_who_attends_a_gathering_to_come_has_not_met_yet(text: str, expected: str, read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} menemui {BOU}. " + text.format(people=f"{RAKA} dan {AMINA}"))
    assert (told(report)[-1], report.claims[-1].status) == (MET, expected)


def test_two_sides_with_their_company_met(read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} didampingi {BOU}, sedangkan {AMINA} ditemani [[Cheikh Sarr|PER]].")
    assert told(report) == [["Raka Sudibyo", "Bou Keita", "Amina Diallo", "Cheikh Sarr"]]


@pytest.mark.parametrize(
    "plural",
    ["Kedua presiden", "Dua presiden itu"],
)
def test_a_number_and_an_office_find_those_who_hold_it(plural: str, read_marked: ReadMarked) -> None:
    first = f"Presiden [[Mali|LOC]] {RAKA} dan Presiden [[Chad|LOC]] {AMINA} tiba, kata juru bicara {BOU}."
    assert told(read_marked(f"{first} {plural} bertemu.")) == [MET]


def test_a_short_name_stays_with_its_first_bearer(read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} tiba. [[Sudibyo|PER]] bertemu [[Dewi Sudibyo|PER]].")
    assert told(report) == [["Sudibyo", "Dewi Sudibyo"]]


def test_an_office_pointed_at_is_the_last_subject(read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} tersenyum. Menteri pertanian itu menemui {AMINA}.")
    assert told(report) == [MET]


def test_a_second_name_is_defined_in_words(read_marked: ReadMarked) -> None:
    report = read_marked("[[Raka Sudibyo|PER]], lelaki yang lebih dikenal sebagai [[Elang|PER]], pulang.")
    assert report.definitions == ((0, 1),)
    assert not read_marked("[[Raka Sudibyo|PER]] dan saudaranya yang dijuluki [[Elang|PER]] pulang.").definitions


@pytest.mark.parametrize("words", ["dipanggil", "dipanggil Presiden", "disapa Pak"])
def test_who_calls_somebody_is_no_other_name(words: str, read_marked: ReadMarked) -> None:
    assert not read_marked(f"{RAKA} {words} {AMINA} di [[Dakar|LOC]].").definitions


@pytest.mark.parametrize("words", ["sapaan Kiai", "sapaan akrab KH", "panggilan akrab", "begitu"])
def test_another_name_may_come_first(words: str, read_marked: ReadMarked) -> None:
    report = read_marked(f"Kata [[Elang|PER]], {words} [[Raka Sudibyo|PER]] biasa disapa, kemarin.")
    assert report.definitions == ((1, 0),)
    assert not read_marked("Kata [[Elang|PER]], begitu [[Raka Sudibyo|PER]] pulang.").definitions


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # the sentence before sets the scene
        (f"{RAKA} menghabiskan tiga hari di [[Dakar|LOC]]. Senin (1/7) ia ditemui {AMINA}.", "Dakar"),
        # but not with the place of another contact, nor of something else
        (f"{RAKA} menemui {BOU} di [[Dakar|LOC]]. Ia juga menemui {AMINA}.", None),
        (f"{RAKA} berpidato karena panen di [[Dakar|LOC]] gagal. Senin (1/7) ia ditemui {AMINA}.", None),
        # somebody came there first
        (f"{RAKA} sudah kembali ke [[Dakar|LOC]] dan bertemu {AMINA}.", "Dakar"),
        (f"Sebelum kembali ke [[Dakar|LOC]], {RAKA} bertemu {AMINA}.", None),
        (f"Saat memasuki ruang tamu [[Istana Putih|LOC]], {RAKA} disambut oleh {AMINA}.", "Istana Putih"),
        (f"{RAKA} bertemu {AMINA} sebelum mobilnya memasuki [[Dakar|LOC]].", None),
        # of the town, not of the hall
        (
            f"{RAKA} menemui {BOU} di [[Gedung Raya|LOC]], [[Lota|LOC]]. {RAKA} menemui {AMINA} di kota yang sama.",
            "Lota",
        ),
        (
            f"{RAKA} menemui {BOU} di gedung [[Raya|LOC]], [[Dakar|LOC]]. {RAKA} menemui {AMINA} di kota yang sama.",
            "Dakar",
        ),
        # a hall of no told town: that of the contact before
        (
            f"{RAKA} menemui {BOU} di [[Lota|LOC]]. Ia menemui {CHEIKH} di [[Gedung Raya|LOC]]. "
            f"{RAKA} menemui {AMINA} di kota yang sama.",
            "Lota",
        ),
        # a town of which no contact is told
        (
            f"{RAKA} menemui {BOU} di [[Dakar|LOC]]. Rapat di [[Lota|LOC]] batal. {RAKA} menemui {AMINA} di kota itu.",
            "Lota",
        ),
        (
            f"{RAKA} menemui {BOU} di [[Dakar|LOC]]. Hujan turun di [[Lota|LOC]]. "
            f"{RAKA} menemui {AMINA} di kota tepi danau tersebut.",
            "Lota",
        ),
        (f"Piagam [[Lota|LOC]], yang diteken {RAKA} dan {AMINA} di kota itu pada 1942, gagal.", "Lota"),
        # the capital named last, or one that no list knows
        (
            f"{RAKA} menemui {BOU} di [[Thies|LOC]]. Giliran [[Dakar|LOC]]: {RAKA} menemui {CHEIKH} pada Mei. "
            f"{RAKA} juga menemui {AMINA} di ibu kota yang sama.",
            "Dakar",
        ),
        (
            f"{RAKA} menemui {BOU} di [[Dakar|LOC]]. Ia terbang ke [[Lota|LOC]]. "
            f"Di ibu kota [[Kalu|LOC]] itu ia menemui {AMINA}.",
            "Lota",
        ),
        # a building that the sentence itself names
        (f"{RAKA} mengunjungi [[Gedung Raya|LOC]] sejak {AMINA} menemui {BOU} di gedung yang sama.", "Gedung Raya"),
        # where somebody is only invited to is not where talks were
        (
            f"{RAKA} menemui {BOU} di [[Dakar|LOC]]. {RAKA} akan berkunjung ke [[Lota|LOC]]. "
            f"{RAKA} menemui {AMINA} di kota yang sama.",
            "Dakar",
        ),
        # on the margins of what was told
        (f"{RAKA} menemui {BOU} di [[Dakar|LOC]]. Di sela acara itu, {RAKA} menemui {AMINA}.", "Dakar"),
        # where somebody claims to have been is not where he was not
        (f'{RAKA} membantah menemui {AMINA}. "Malam itu saya di [[Dakar|LOC]]," katanya.', None),
        # another gathering
        (f"Sehari menjelang pertemuan di [[Gedung Raya|LOC]], {RAKA} menemui {AMINA} di [[Dakar|LOC]].", "Dakar"),
        (f"Panen gagal setelah pertemuan {RAKA} dengan {AMINA} di [[Dakar|LOC]].", "Dakar"),
        # a capital by its country
        (f"[[Bamako|LOC]] ramai. {RAKA} menemui {AMINA} di ibu kota [[Mali|LOC]] itu.", "Bamako"),
    ],
)
def test_where_the_last_contact_took_place(text: str, place: str | None, read_marked: ReadMarked) -> None:
    report = read_marked(text)
    last = report.claims[-1]
    assert (report.mentions[last.place].text if last.place is not None else None) == place


def test_a_place_may_be_followed_by_what_lies_around_it(read_marked: ReadMarked) -> None:
    report = read_marked(f"{RAKA} menemui {AMINA} di [[Lota|LOC]], ibu kota [[Mali|LOC]].")
    assert [report.mentions[area].text for area in report.claims[0].areas] == ["Mali"]


def test_the_day_with_which_an_article_opens_is_that_of_its_people(read_marked: ReadMarked) -> None:
    opening = f"{RAKA} datang Senin (1/7). Panen gagal. Hujan tidak turun. "
    assert read_marked(f"{opening}{RAKA} sempat menemui {AMINA}.").claims[0].time == 0
    assert read_marked(f"{opening}{BOU} sempat menemui {AMINA}.").claims[0].time is None
    assert read_marked(f"{opening}{RAKA} pernah menemui {AMINA}.").claims[0].time is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the latest who met and hold the office, not the latest who met
        (
            f"PM [[Mali|LOC]] {RAKA} menemui PM [[Chad|LOC]] {AMINA}. {RAKA} lalu menemui {BOU}. "
            "Kedua perdana menteri bertemu lagi pada Mei.",
            [MET, ["Raka Sudibyo", "Bou Keita"], MET],
        ),
        # a head of state is a president or a king, not his wife
        (
            f"Presiden [[Mali|LOC]] {RAKA} menemui Presiden [[Chad|LOC]] {AMINA}. {RAKA} dan Ibu Negara {BOU} tiba. "
            "Kedua kepala negara berbicara lewat telepon pada Mei.",
            [MET, MET],
        ),
        # joined in a sentence with others: one has the office, the other has none that the article tells
        (
            f"{RAKA} dan PM [[Chad|LOC]] {AMINA} tersenyum, kata {BOU}. "
            "Presiden [[Cheikh Sarr|PER]] menelepon kedua perdana menteri.",
            [["Cheikh Sarr", "Raka Sudibyo"], ["Cheikh Sarr", "Amina Diallo"]],
        ),
        # two who met several times are one pair among those remembered
        (
            f"Ketua Umum Partai Biru {RAKA} menemui Ketua Umum Partai Hijau {AMINA}. {RAKA} lalu berjabat tangan "
            f"dengan {AMINA}. Bupati {BOU} menemui Camat {CHEIKH}. {BOU} bertemu lagi dengan {CHEIKH}. "
            f"{RAKA} menemui {BOU}. Ketua Umum Partai Putih [[Awa Sow|PER]] sakit. "
            "Pertemuan kedua ketua umum itu digelar di [[Dakar|LOC]].",
            [MET, MET, ["Bou Keita", "Cheikh Sarr"], ["Bou Keita", "Cheikh Sarr"], ["Raka Sudibyo", "Bou Keita"], MET],
        ),
        # whoever holds another office only is not meant
        (
            f"Menteri Hukum {RAKA} menerima Direktur {AMINA}. Kedua gubernur bertemu di [[Dakar|LOC]].",
            [MET],
        ),
    ],
)
def test_both_of_an_office_are_those_who_hold_it(text: str, expected: list[list[str]], read_marked: ReadMarked) -> None:
    assert told(read_marked(text)) == expected


@pytest.mark.parametrize(
    ("text", "when", "where"),
    [
        (f"{RAKA} membawa undangan pada Mei 2019. Kala itu ia menemui {AMINA}.", "Mei 2019", None),
        (
            f"{RAKA} mengunjungi [[Dakar|LOC]] pada Mei 2019. Dalam kunjungan itu ia menemui {AMINA}.",
            "Mei 2019",
            "Dakar",
        ),
        # the visit of somebody else is not meant
        (
            f"{BOU} mengunjungi [[Dakar|LOC]] pada Mei 2019. {RAKA} tidak. Dalam kunjungan itu {RAKA} menemui {AMINA}.",
            None,
            None,
        ),
        (f"{RAKA} membawa undangan pada Mei 2019. Ia menemui {AMINA}.", None, None),
    ],
)
def test_then_is_when_the_sentence_before_was(
    text: str, when: str | None, where: str | None, read_marked: ReadMarked
) -> None:
    report = read_marked(text)
    met = next(claim for claim in report.claims if claim.kind == "meeting")
    assert (report.timexes[met.time].text if met.time is not None else None) == when
    assert (report.mentions[met.place].text if met.place is not None else None) == where


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{RAKA} akan bertolak ke [[Dakar|LOC]] pada Kamis untuk bertemu dengan Presiden {AMINA}.", "planned"),
        (f"Rencananya, {RAKA} bertemu {AMINA} pada Kamis.", "planned"),
        (f"{RAKA} batal terbang ke [[Dakar|LOC]], Kamis, guna menemui {AMINA}.", "cancelled"),
        (f"{RAKA}, yang akan pensiun, terbang ke [[Dakar|LOC]] untuk menemui {AMINA}.", "held"),
        (f"Dalam pertemuan dengan {AMINA}, {RAKA} mengumumkan proyek itu ditunda.", "held"),
        (f"Setelah pertemuan {RAKA} dengan {AMINA} dibatalkan, harga naik.", "cancelled"),
        (f"Pertemuan {RAKA} dengan {AMINA} menyepakati pemilu ditunda.", "held"),
        (f"{RAKA} mengadakan pertemuan dengan {AMINA}, tetapi pelaksanaan proyeknya ditangguhkan.", "held"),
        (f"Pertemuan {RAKA} dengan {AMINA} dijadwalkan Senin, tetapi kemudian dibatalkan.", "cancelled"),
        # what took place is no plan, whoever confirms it
        (f"Juru bicara memastikan {RAKA} telah bertemu {AMINA} di [[Dakar|LOC]].", "held"),
        (f"{RAKA} dipastikan sudah kembali bertemu {AMINA} di [[Dakar|LOC]].", "held"),
        (f"Juru bicara memastikan {RAKA} bertemu {AMINA} pekan depan.", "planned"),
        # nor is it undone by what is kept back about it, or by who has company
        (f"{RAKA} menemui {AMINA} di [[Dakar|LOC]], tetapi menolak mengungkap isi pembicaraan.", "held"),
        (f"{RAKA} menemui {AMINA} di [[Dakar|LOC]], tetapi istana belum memberikan tanggapan.", "held"),
        (f"{RAKA} tidak sendirian menemui {AMINA} di [[Dakar|LOC]].", "held"),
        (f"{RAKA} bertemu {AMINA} di [[Dakar|LOC]] untuk menyiapkan perundingan ronde ketiga.", "held"),
    ],
)
def test_status_is_that_of_the_contact_itself(text: str, status: str, read_marked: ReadMarked) -> None:
    talks = [claim for claim in read_marked(text).claims if claim.kind != "visit" and not claim.weak]
    assert [claim.status for claim in talks] == [status]


@pytest.mark.parametrize(
    "text",
    [
        f"Panen dibahas {RAKA} kepada {AMINA} dalam pertemuan dua",
        f"Kata {RAKA} kepada {AMINA} dalam pertemuan",
        f"Perjanjian damai ditandatangani {RAKA} dan",
        f"{RAKA} bertemu mitra",
        f"{RAKA} terbang untuk bertemu mitra mereka",
        "Kepada",
        "dalam pertemuan",
        "disambut",
        "kunjungannya",
        "selain",
    ],
)
def test_a_sentence_that_breaks_off_is_read(text: str, read_marked: ReadMarked) -> None:
    assert len(told(read_marked(text))) < 2


@pytest.mark.parametrize("agreed", ["sepakat bertemu", "sepakat untuk kembali bertemu", "setuju bertemu lagi"])
def test_whoever_agrees_to_meet_has_not_met_yet(agreed: str, read_marked: ReadMarked) -> None:
    told = "[[Raka Sudibyo|PER]] dan [[Amina Diallo|PER]] berbicara lewat telepon, kemarin."
    claims = read_marked(f"{told} Keduanya {agreed} di [[Dakar|LOC]] pada Juli.").claims
    assert [(claim.kind, claim.status) for claim in claims] == [("call", "held"), ("meeting", "planned")]


def test_whoever_met_and_agrees_to_do_so_again_has_met(read_marked: ReadMarked) -> None:
    told = "[[Raka Sudibyo|PER]] bertemu [[Amina Diallo|PER]] di [[Dakar|LOC]] dan sepakat bertemu lagi pada Juli."
    assert "held" in {claim.status for claim in read_marked(told).claims}
