"""What becomes of a contact by later sentences, from the text to the meeting."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.evaluate.probes import Probe, judge
from pipeline.read.reader import Reader

PLAN = "Presiden [[Mali|LOC]] [[Bou Keita|PER]] dijadwalkan mengunjungi [[Senegal|LOC]] pada 28 Juli."
PAIR = "[[Raka Sudibyo|PER]] dan [[Amina Diallo|PER]]"
TOMORROW = "[[Raka Sudibyo|PER]] akan menemui [[Amina Diallo|PER]] besok."
TALKS = "[[Raka Sudibyo|PER]] sedianya menemui [[Amina Diallo|PER]] di [[Dakar|LOC]] pada Senin (14/7/2025)."
BOTH = "Amina Diallo, Raka Sudibyo @ Dakar / Senegal"


GUEST = "[[Amina Diallo|PER]] menerima Presiden [[Mali|LOC]] [[Bou Keita|PER]] di [[Dakar|LOC]], Sabtu (19/7/2025)."
HOSTED = "Amina Diallo, Bou Keita @ Dakar / Senegal # 2025-07-19"
HELD = "[[Raka Sudibyo|PER]] bertemu [[Amina Diallo|PER]] di [[Dakar|LOC]], Kamis (17/7/2025)."
MEETS = "Pertemuan [[Raka Sudibyo|PER]] dengan [[Amina Diallo|PER]] di [[Dakar|LOC]]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{PLAN} Kunjungan itu dibatalkan.", ["visit cancelled: Bou Keita @ - / Senegal # 2025-07-28"]),
        (f"{PLAN} Lawatan tersebut ditunda hingga 4 Agustus.", ["visit planned: Bou Keita @ - / Senegal # 2025-08-04"]),
        # neither a wish nor something else that was called off
        (
            f"{PLAN} Oposisi ingin agar kunjungan itu dibatalkan.",
            ["visit planned: Bou Keita @ - / Senegal # 2025-07-28"],
        ),
        (
            f"{PLAN} Ia menyambut baik rencana itu dan menunda liburannya.",
            ["visit planned: Bou Keita @ - / Senegal # 2025-07-28"],
        ),
        (f"{PLAN} Pertandingan itu dibatalkan.", ["visit planned: Bou Keita @ - / Senegal # 2025-07-28"]),
        (f"{TALKS} Acara itu diundur menjadi Kamis (17/7/2025).", [f"meeting planned: {BOTH} # 2025-07-17"]),
        # those who were brought together shake hands there, or elsewhere
        (
            f"[[Bou Keita|PER]] mempertemukan {PAIR} di [[Dakar|LOC]]. Keduanya bersalaman.",
            ["multilateral held: Amina Diallo, Bou Keita, Raka Sudibyo @ Dakar / Senegal # -"],
        ),
        (
            f"[[Bou Keita|PER]] mempertemukan {PAIR} di [[Dakar|LOC]]. {PAIR} bersalaman di [[Lome|LOC]].",
            [
                "encounter held: Amina Diallo, Raka Sudibyo @ Lome / Togo # -",
                "multilateral held: Amina Diallo, Bou Keita, Raka Sudibyo @ Dakar / Senegal # -",
            ],
        ),
        # what is put off to a day is planned for that day, unless called off for good
        (
            f"{MEETS} yang semula digelar Senin (14/7/2025) ditunda hingga Kamis (17/7/2025).",
            [f"meeting planned: {BOTH} # 2025-07-17"],
        ),
        (f"{MEETS} diundur tiga hari menjadi Kamis (17/7/2025).", [f"meeting planned: {BOTH} # 2025-07-17"]),
        (
            f"{MEETS} ditunda dari Senin (14/7/2025) ke Kamis (17/7/2025).",
            [f"meeting planned: {BOTH} # 2025-07-17"],
        ),
        (
            f"{MEETS} ditunda hingga Kamis (17/7/2025), lalu dibatalkan.",
            [f"meeting cancelled: {BOTH} # 2025-07-17"],
        ),
        (
            f"{MEETS} yang semula digelar Senin (14/7/2025) ditunda hingga pekan depan.",
            [f"meeting cancelled: {BOTH} # 2025-07-14"],
        ),
        (f"{MEETS} pada Senin (14/7/2025) ditunda sepekan.", [f"meeting cancelled: {BOTH} # 2025-07-14"]),
        (f"{TALKS} Pertemuan itu akhirnya terlaksana pada Kamis (17/7/2025).", [f"meeting held: {BOTH} # 2025-07-17"]),
        # whoever has just been received leaves in the coming week, but came there in the last one
        (
            f"{GUEST} [[Bou Keita|PER]] meninggalkan [[Senegal|LOC]] pada Senin menuju [[Togo|LOC]].",
            [f"meeting held: {HOSTED}", "visit planned: Bou Keita @ - / Togo # 2025-07-21"],
        ),
        (
            f"{GUEST} [[Bou Keita|PER]] meninggalkan [[Gabon|LOC]] pada Senin menuju [[Togo|LOC]].",
            ["visit held: Bou Keita @ - / Togo # 2025-07-14", f"meeting held: {HOSTED}"],
        ),
        # how talks once stood says nothing of them where they came about, and all where they did not
        (
            f"{HELD} Pertemuan yang semula dijadwalkan pekan lalu itu dihadiri [[Bou Keita|PER]] dan [[Bima Tan|PER]].",
            ["multilateral held: Amina Diallo, Bima Tan, Bou Keita, Raka Sudibyo @ Dakar / Senegal # 2025-07-17"],
        ),
        (
            f"{MEETS} yang sempat tertunda itu akhirnya digelar Kamis (17/7/2025).",
            [f"meeting held: {BOTH} # 2025-07-17"],
        ),
        (f"{MEETS} yang semula dijadwalkan Kamis (17/7/2025) itu batal.", [f"meeting cancelled: {BOTH} # 2025-07-17"]),
        (
            "Presiden [[Mali|LOC]] [[Bou Keita|PER]] mengakhiri lawatan tiga hari ke [[Senegal|LOC]], 19 Juli.",
            ["visit held: Bou Keita @ - / Senegal # 2025-07-17..2025-07-19"],
        ),
        (
            "Usai menang, Presiden [[Mali|LOC]] [[Bou Keita|PER]] memulai lawatan tiga hari ke [[Senegal|LOC]] 17 Juli",
            ["visit held: Bou Keita @ - / Senegal # 2025-07-17..2025-07-19"],
        ),
        (
            "[[Amina Diallo|PER]] memuji [[Bou Keita|PER]] saat bertemu para petani di [[Dakar|LOC]], 17 Juli.",
            [],
        ),
        # a schedule goes on, but not past what was done
        (
            f"{TOMORROW} Sesudah itu barulah ia menjamu [[Cheikh Sarr|PER]].",
            [
                "meeting planned: Amina Diallo, Raka Sudibyo @ - / - # 2025-07-21",
                "meeting planned: Cheikh Sarr, Raka Sudibyo @ - / - # 2025-07-21",
            ],
        ),
        (
            f"{TOMORROW} Kemarin, setelah itu disepakati, ia menjamu [[Cheikh Sarr|PER]].",
            [
                "meeting held: Cheikh Sarr, Raka Sudibyo @ - / - # 2025-07-19",
                "meeting planned: Amina Diallo, Raka Sudibyo @ - / - # 2025-07-21",
            ],
        ),
        # a dinner or talks beside which people shook hands or phoned are not theirs
        (
            f"{PAIR} berbincang singkat di sela jamuan di [[Dakar|LOC]], 17 Juli.",
            [f"encounter held: {BOTH} # 2025-07-17"],
        ),
        (
            f"{PAIR} bercakap lewat telepon, 17 Juli, setelah perundingan panjang.",
            ["call held: Amina Diallo, Raka Sudibyo @ - / - # 2025-07-17"],
        ),
        # of whoever phoned "berbicara" says the same again
        (
            "[[Raka Sudibyo|PER]] menelepon [[Amina Diallo|PER]], 17 Juli. Ia sudah berbicara dengan [[Amina|PER]].",
            ["call held: Amina Diallo, Raka Sudibyo @ - / - # 2025-07-17"],
        ),
        (
            "Presiden [[Bou Keita|PER]] mendarat di [[Dakar|LOC]], 17 Juli. [[Amina Diallo|PER]] menyongsongnya.",
            ["visit held: Amina Diallo, Bou Keita @ Dakar / Senegal # 2025-07-17"],
        ),
        # of what it is the first since is not when it was
        (
            f"{PLAN} Ini lawatan pertama [[Bou|PER]] ke [[Senegal|LOC]] sejak terpilih lagi sebagai presiden pada Mei",
            ["visit planned: Bou Keita @ - / Senegal # 2025-07-28"],
        ),
        # an unknown traveller is at home, unless told to set out from abroad
        ("[[Takeshi Mori|PER]] tiba di [[Surabaya|LOC]], 17 Juli.", []),
        (
            "[[Takeshi Mori|PER]] tiba di [[Surabaya|LOC]], 17 Juli. [[Mori|PER]] terbang dari [[Osaka|LOC]].",
            ["visit held: Takeshi Mori @ Surabaya / Indonesia # 2025-07-17"],
        ),
        # a tour is its stops
        (
            "Presiden [[Mali|LOC]] [[Bou Keita|PER]] melawat ke [[Afrika Barat|LOC]]. "
            "[[Bou|PER]] mengawalinya di [[Senegal|LOC]] pada 4 Juli.",
            ["visit held: Bou Keita @ - / Senegal # 2025-07-04"],
        ),
        (
            "Presiden [[Mali|LOC]] [[Bou Keita|PER]] melawat ke [[Afrika Barat|LOC]]. "
            "Tur [[Bou|PER]] diawali di [[Senegal|LOC]] pada 4 Juli.",
            ["visit held: Bou Keita @ - / Senegal # 2025-07-04"],
        ),
        (
            "Presiden [[Mali|LOC]] [[Bou Keita|PER]] melawat ke [[Afrika Barat|LOC]]. "
            "Persinggahan pertamanya adalah [[Senegal|LOC]].",
            ["visit held: Bou Keita @ - / Senegal # -"],
        ),
    ],
)
def test_later_sentences_settle_what_was_told(text: str, expected: list[str], reader: Reader) -> None:
    _, found = judge(Probe("later", ((date(2025, 7, 20), text),), ()), reader)
    assert list(found) == expected


RECEIVED = "Presiden [[Bou Keita|PER]] menerima delegasi [[Mali|LOC]] di [[Dakar|LOC]], 16 Juli."
TWO = "[[Raka Sudibyo|PER]] menemui [[Amina Diallo|PER]] di [[Dakar|LOC]], 16 Juli."
HELD_TWO = f"meeting held: {BOTH} # 2025-07-16"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who leads those who met, or came
        (
            f"{RECEIVED} Ketua delegasi, [[Amina Diallo|PER]], menyampaikan surat.",
            ["meeting held: Amina Diallo, Bou Keita @ Dakar / Senegal # 2025-07-16"],
        ),
        (
            f"{RECEIVED} Delegasi itu diketuai [[Amina Diallo|PER]] dan beranggotakan [[Cheikh Sarr|PER]].",
            ["meeting held: Amina Diallo, Bou Keita, Cheikh Sarr @ Dakar / Senegal # 2025-07-16"],
        ),
        (
            f"{TWO} Ketua delegasi [[Chad|LOC]], [[Bou Keita|PER]], tidak berkomentar.",
            ["meeting held: Amina Diallo, Raka Sudibyo @ Dakar / Senegal # 2025-07-16"],
        ),
        (
            "Delegasi [[Mali|LOC]] tiba di [[Dakar|LOC]] pada 14 Juli. Rombongan dipimpin [[Amina Diallo|PER]].",
            ["visit held: Amina Diallo @ Dakar / Senegal # 2025-07-14"],
        ),
        ("Delegasi [[Mali|LOC]] tiba di [[Dakar|LOC]] pada 14 Juli. [[Amina Diallo|PER]] menunggu.", []),
        # delegations of which nobody is named
        (
            "Perundingan antara delegasi [[Mali|LOC]] dan [[Chad|LOC]] berlangsung di [[Dakar|LOC]] pada 13 Juli.",
            ["meeting held: Chad, Mali @ Dakar / Senegal # 2025-07-13"],
        ),
        (
            "Perundingan antara delegasi [[Mali|LOC]] dan [[Chad|LOC]] di [[Dakar|LOC]] pada 13 Juli dibatalkan.",
            ["meeting cancelled: Chad, Mali @ Dakar / Senegal # 2025-07-13"],
        ),
        ("Perundingan antara delegasi [[Mali|LOC]] dan [[Chad|LOC]] alot.", []),
        # who joins
        (
            f"{TWO} [[Bou Keita|PER]] akan bergabung dengan keduanya pada 24 Juli.",
            [
                "meeting held: Amina Diallo, Raka Sudibyo @ Dakar / Senegal # 2025-07-16",
                "multilateral planned: Amina Diallo, Bou Keita, Raka Sudibyo @ - / - # 2025-07-24",
            ],
        ),
        (
            f"{TWO} [[Diallo|PER]] datang bersama [[Bou Keita|PER]].",
            ["meeting held: Amina Diallo, Bou Keita, Raka Sudibyo @ Dakar / Senegal # 2025-07-16"],
        ),
        (
            f"{TWO} [[Bou Keita|PER]] duduk di antara mereka.",
            ["meeting held: Amina Diallo, Bou Keita, Raka Sudibyo @ Dakar / Senegal # 2025-07-16"],
        ),
        # "memimpin tim" that meets somebody else
        (
            f"{TWO} [[Bou Keita|PER]] memimpin tim yang berunding dengan [[Cheikh Sarr|PER]].",
            [
                "meeting held: Amina Diallo, Raka Sudibyo @ Dakar / Senegal # 2025-07-16",
                "meeting held: Bou Keita, Cheikh Sarr @ - / - # 2025-07-16",
            ],
        ),
        # a gathering of others adds nobody
        (
            f"{TWO} Rapat kreditur yang dipimpin [[Bou Keita|PER]] dihadiri [[Diallo|PER]].",
            [
                "meeting held: Amina Diallo, Bou Keita @ Dakar / Senegal # 2025-07-16",
                f"meeting held: {BOTH} # 2025-07-16",
            ],
        ),
        # a body that is not known to meet people, and who leads or heads it
        (
            "Badan Mahasiswa [[Universitas Wana|ORG]] beraudiensi dengan Rektor [[Bou Keita|PER]] di [[Dakar|LOC]], "
            "16 Juli. [[Amina Diallo|PER]] memimpin rombongan itu.",
            ["meeting held: Amina Diallo, Bou Keita @ Dakar / Senegal # 2025-07-16"],
        ),
        (
            "Rektor [[Bou Keita|PER]] menerima pengurus [[Serikat Pekerja Wana|ORG]] di [[Dakar|LOC]], 16 Juli. "
            "Ketua serikat pekerja [[Amina Diallo|PER]] menuntut jaminan.",
            ["meeting held: Amina Diallo, Bou Keita @ Dakar / Senegal # 2025-07-16"],
        ),
        (
            "Rektor [[Bou Keita|PER]] menerima pengurus [[Serikat Pekerja Wana|ORG]] di [[Dakar|LOC]], 16 Juli. "
            "Ketua kelompok tani [[Amina Diallo|PER]] menuntut jaminan.",
            ["meeting held: Serikat Pekerja Wana, Bou Keita @ Dakar / Senegal # 2025-07-16"],
        ),
        # one more contact of the same people, or of those before them
        (
            f"{TWO} Pertemuan serupa digelar pada Desember 2013 di [[Lusaka|LOC]].",
            [
                "meeting held: Amina Diallo, Raka Sudibyo @ Dakar / Senegal # 2025-07-16",
                "meeting held: Amina Diallo, Raka Sudibyo @ Lusaka / Zambia # 2013-12-01..2013-12-31",
            ],
        ),
        (
            "[[Raka Sudibyo|PER]] akan menemui [[Amina Diallo|PER]] di [[Dakar|LOC]] pada 28 Juli. Pertemuan pertama "
            "berlangsung di [[Lusaka|LOC]] pada 2015.",
            [
                "meeting held: Amina Diallo, Raka Sudibyo @ Lusaka / Zambia # 2015-01-01..2015-12-31",
                "meeting planned: Amina Diallo, Raka Sudibyo @ Dakar / Senegal # 2025-07-28",
            ],
        ),
        (
            f"{TWO} Ini yang kedua bagi mereka setelah pertemuan di [[Lusaka|LOC]] pada 2015.",
            [
                "meeting held: Amina Diallo, Raka Sudibyo @ Dakar / Senegal # 2025-07-16",
                "meeting held: Amina Diallo, Raka Sudibyo @ Lusaka / Zambia # 2015-01-01..2015-12-31",
            ],
        ),
        (
            f"{TWO} Pendahulu mereka, [[Bou Keita|PER]] dan [[Cheikh Sarr|PER]], terakhir bertemu pada 1995.",
            [
                "meeting held: Amina Diallo, Raka Sudibyo @ Dakar / Senegal # 2025-07-16",
                "meeting held: Bou Keita, Cheikh Sarr @ - / - # 1995-01-01..1995-12-31",
            ],
        ),
        # calls behind a colon
        (
            "[[Raka Sudibyo|PER]] menengahi lewat rangkaian telepon: pada 14 Juli ia berbicara dengan "
            "[[Amina Diallo|PER]], dan pada 15 Juli dengan [[Bou Keita|PER]].",
            [
                "call held: Amina Diallo, Raka Sudibyo @ - / - # 2025-07-14",
                "call held: Bou Keita, Raka Sudibyo @ - / - # 2025-07-15",
            ],
        ),
        # a plan has not the day of what others do
        (
            f"{TWO} Agendanya persiapan pertemuan [[Bou Keita|PER]] dengan [[Cheikh Sarr|PER]].",
            [
                "meeting held: Amina Diallo, Raka Sudibyo @ Dakar / Senegal # 2025-07-16",
                "meeting planned: Bou Keita, Cheikh Sarr @ - / - # -",
            ],
        ),
        # a rumour that somebody denies in full
        (
            "Beredar kabar bahwa [[Raka Sudibyo|PER]] bertemu [[Amina Diallo|PER]] di [[Dakar|LOC]], 16 Juli. "
            '"Saya tidak pernah bertemu beliau di sana," ujarnya.',
            ["meeting denied: Amina Diallo, Raka Sudibyo @ Dakar / Senegal # 2025-07-16"],
        ),
        # what was another year, of another delegation or of others who met alike
        (f"{TWO} Tahun lalu hadir pula [[Bou Keita|PER]].", [HELD_TWO]),
        (f"{TWO} Pada 2019 [[Raka|PER]] datang bersama [[Bou Keita|PER]].", [HELD_TWO]),
        (f"{TWO} [[Bou Keita|PER]] juga hadir di acara buku di [[Lome|LOC]].", [HELD_TWO]),
        (f"{TWO} Di [[Lome|LOC]], [[Bou Keita|PER]] juga terlihat di ruang sidang.", [HELD_TWO]),
        (f"{TWO} [[Bou Keita|PER]] menyaksikan pertemuan itu dari layar televisi.", [HELD_TWO]),
        (f"{TWO} Dari pihak tamu tidak ada [[Bou Keita|PER]].", [HELD_TWO]),
        (f"{TWO} [[Bou Keita|PER]] juga duduk di kursi roda.", [HELD_TWO]),
        (f"{TWO} [[Bou Keita|PER]] datang bersama istrinya ke acara lain.", [HELD_TWO]),
        (f"{TWO} Pertemuan serupa digelar pendahulu mereka pada Mei 2019 di [[Paris|LOC]].", [HELD_TWO]),
        (
            "[[Raka Sudibyo|PER]] akan bertemu [[Amina Diallo|PER]] di [[Dakar|LOC]], 30 Juli. "
            "Pertemuan serupa sedianya digelar pada 3 April, tetapi [[Bou Keita|PER]] membatalkannya.",
            ["meeting planned: Amina Diallo, Raka Sudibyo @ Dakar / Senegal # 2025-07-30"],
        ),
        (
            "[[Raka Sudibyo|PER]] menerima delegasi [[Mali|LOC]] di [[Dakar|LOC]], 16 Juli. "
            "Delegasi [[Niger|LOC]] dipimpin [[Bou Keita|PER]].",
            ["meeting held: Mali, Raka Sudibyo @ Dakar / Senegal # 2025-07-16"],
        ),
        (
            "[[Raka Sudibyo|PER]] menerima delegasi [[Mali|LOC]] di [[Dakar|LOC]], 16 Juli. "
            "Mantan ketua delegasi, [[Bou Keita|PER]], mengecamnya.",
            ["meeting held: Mali, Raka Sudibyo @ Dakar / Senegal # 2025-07-16"],
        ),
        (
            f"{TWO} Tahun lalu [[Raka|PER]] bertemu [[Amina|PER]] di [[Paris|LOC]]. "
            "Ia kini menerima [[Bou Keita|PER]].",
            [
                HELD_TWO,
                "meeting held: Amina Diallo, Raka Sudibyo @ Paris / Prancis # 2024-01-01..2024-12-31",
                "meeting held: Bou Keita, Raka Sudibyo @ Dakar / Senegal # 2025-07-16",
            ],
        ),
        # who sends somebody does not go on
        (
            "Presiden [[Mali|LOC]] [[Bou Keita|PER]] mengunjungi [[Senegal|LOC]], 16 Juli, dan mengirim utusan ke "
            "[[Niger|LOC]], lalu ke [[Togo|LOC]].",
            ["visit held: Bou Keita @ - / Senegal # 2025-07-16"],
        ),
        # pairs of several talks, which took place
        (
            "Dua pertemuan digelar di [[Dakar|LOC]], 16 Juli: [[Raka Sudibyo|PER]] dengan [[Amina Diallo|PER]], dan "
            "[[Bou Keita|PER]] dengan [[Cheikh Sarr|PER]].",
            [HELD_TWO, "meeting held: Bou Keita, Cheikh Sarr @ Dakar / Senegal # 2025-07-16"],
        ),
        (
            "Dua pertemuan batal, 16 Juli: [[Raka Sudibyo|PER]] dengan [[Amina Diallo|PER]], dan "
            "[[Bou Keita|PER]] dengan [[Cheikh Sarr|PER]].",
            [],
        ),
        # what others report is denied by those who took part, or for them
        (
            "[[Raka Sudibyo|PER]] dilaporkan bertemu [[Amina Diallo|PER]] di [[Dakar|LOC]] pada Sabtu. Harga beras "
            "naik. Juru bicara [[Raka Sudibyo|PER]] menyebut laporan itu tidak berdasar.",
            ["meeting denied: Amina Diallo, Raka Sudibyo @ Dakar / Senegal # 2025-07-19"],
        ),
        # countries told side by side before, if nobody of theirs is named
        (
            "Hubungan [[Mali|LOC]] dan [[Chad|LOC]] memburuk. Utusan kedua negara bertemu di [[Dakar|LOC]], Sabtu.",
            ["meeting held: Chad, Mali @ Dakar / Senegal # 2025-07-19"],
        ),
        ("Hubungan [[Mali|LOC]] dan [[Chad|LOC]] memburuk. Warga kedua negara bertemu di [[Dakar|LOC]], Sabtu.", []),
        # whom somebody met as well, each apart
        (
            "[[Raka Sudibyo|PER]] pulang. Selain [[Bou Keita|PER]], ia juga menemui [[Amina Diallo|PER]].",
            [
                "meeting held: Amina Diallo, Raka Sudibyo @ - / - # -",
                "meeting held: Bou Keita, Raka Sudibyo @ - / - # -",
            ],
        ),
        # who goes between belongs to the talks of the sentence itself
        (
            "[[Raka Sudibyo|PER]] menelepon [[Cheikh Sarr|PER]]. [[Raka Sudibyo|PER]] dan [[Amina Diallo|PER]] "
            "berunding di [[Dakar|LOC]], Sabtu, lewat perantaraan [[Bou Keita|PER]].",
            [
                "call held: Cheikh Sarr, Raka Sudibyo @ - / - # -",
                "multilateral held: Amina Diallo, Bou Keita, Raka Sudibyo @ Dakar / Senegal # 2025-07-19",
            ],
        ),
        # things of somebody, and plans in a month told of something else
        ("Nama [[Raka Sudibyo|PER]] muncul bersama [[Amina Diallo|PER]] dalam bursa menteri di [[Dakar|LOC]].", []),
        (
            "Pada Mei lalu harga naik, kata [[Raka Sudibyo|PER]], yang akan menemui [[Amina Diallo|PER]] di "
            "[[Dakar|LOC]] pada tanggal 25.",
            ["meeting planned: Amina Diallo, Raka Sudibyo @ Dakar / Senegal # -"],
        ),
        # several contacts, and those of a season, were not on the day told before
        (
            "Polisi berjaga di [[Lome|LOC]] pada Selasa (15/7). [[Raka Sudibyo|PER]] sudah dua kali bertemu "
            "[[Amina Diallo|PER]].",
            ["meeting held: Amina Diallo, Raka Sudibyo @ - / - # -"],
        ),
        (
            "Polisi berjaga di [[Lome|LOC]] pada Selasa (15/7). [[Raka Sudibyo|PER]] bertemu [[Amina Diallo|PER]] di "
            "[[Dakar|LOC]] pada musim semi.",
            ["meeting held: Amina Diallo, Raka Sudibyo @ Dakar / Senegal # -"],
        ),
        # nor was that of which something came
        (
            "Perbatasan dibuka lagi di [[Lome|LOC]] pada Selasa (15/7). Keputusan itu lahir dari pertemuan "
            "[[Raka Sudibyo|PER]] dengan [[Amina Diallo|PER]].",
            ["meeting held: Amina Diallo, Raka Sudibyo @ - / - # -"],
        ),
        # whoever receives somebody before unnamed people travel stays
        (
            "Sehari sebelum para delegasi berangkat ke [[Nairobi|LOC]], [[Raka Sudibyo|PER]] menerima "
            "[[Amina Diallo|PER]] di [[Dakar|LOC]].",
            ["meeting held: Amina Diallo, Raka Sudibyo @ Dakar / Senegal # -"],
        ),
    ],
)
def test_later_sentences_name_who_took_part(text: str, expected: list[str], reader: Reader) -> None:
    _, found = judge(Probe("later", ((date(2025, 7, 20), text),), ()), reader)
    assert sorted(found) == expected
