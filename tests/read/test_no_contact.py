"""Sentences of everyday news that hold words of contact and tell of none, beside those that do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.records import Report

ReadMarked = Callable[..., Report]

RAKA, AMINA, BOU = (f"[[{name}|PER]]" for name in ("Raka Sudibyo", "Amina Diallo", "Bou Keita"))


def met(report: Report) -> list[list[str]]:
    """People of each contact that is more than a hint."""
    return [
        [report.mentions[one.mention].text for one in claim.participants] for claim in report.claims if not claim.weak
    ]


@pytest.mark.parametrize(
    "text",
    [
        # a body that is no party has talks of its own: they are not of who was told of before
        f"{BOU} menulis surat. Pertemuan [[Yayasan Segara Bakti|ORG]] dengan {RAKA} berlangsung pada Selasa.",
        # a thing is received
        f"{RAKA} mengaku laporannya diterima oleh {AMINA}.",
        f"Surat jawaban dari {RAKA} dan {BOU} diterima {AMINA} pada Rabu.",
        f"{BOU} menyebut jumlah Rp 4,9 juta yang diterima {AMINA} bukan honor {RAKA}.",
        f"Gelar itu diterima {RAKA} dari {AMINA} pada Rabu.",
        # it is done to somebody without a name
        f"{RAKA} menyebut kliennya ditahan dan hanya dijenguk istrinya, {AMINA}.",
        f"Manajer {RAKA} menyatakan pemainnya dikunjungi Menteri {AMINA} pada Rabu.",
        f"{RAKA} menyebut putranya sempat ditemui {AMINA}.",
        # nobody meets in a film
        f"Sutradara {BOU} mempertemukan {RAKA} dan {AMINA} lewat film itu.",
        # somebody without a name does it
        f"Dari situ, kata {RAKA}, polisi kemudian memanggil {AMINA} ke [[Dakar|LOC]].",
        f"{RAKA} menceritakan bahwa warga mendatangi {AMINA} di rumahnya.",
        f"{RAKA} mengatakan, sudah ada 12 menteri yang menghubungi dirinya.",
        f"Saya membaca buku {AMINA}, lalu saya terbang ke [[Dakar|LOC]].",
        f"{RAKA} mengabarkan tim tenis itu tetap akan disambut {AMINA}.",
        f"{RAKA} mengatakan kapal itu baru tiba di [[Dakar|LOC]].",
        f"{RAKA} membantah bahwa pesawat yang jatuh di [[Lome|LOC]] baru tiba di [[Dakar|LOC]].",
        # talks that only say on which day something else was
        f"Sehari setelah pertemuan, {RAKA} dan {AMINA} tidur siang.",
        # it did not come about
        f"Pertemuan {RAKA} dengan {AMINA} tidak sempat terlaksana.",
        f"{RAKA} meminta agar hal itu dibahas dalam pertemuan dengan {AMINA}.",
        f"{RAKA} meminta stafnya menyampaikan hal itu dalam pertemuan dengan {AMINA}.",
        f"{RAKA} tidak percaya pada pertemuan dengan {AMINA}.",
        f"{RAKA} tidak mengirim wakil pada pertemuan dengan {AMINA}.",
        f"{RAKA} tidak diizinkan masuk pada pertemuan dengan {AMINA}.",
        # people who wrote it down, or signed a letter of one body; what a body's head leads; what is received
        f"Menurut {BOU}, itu benar, kata {RAKA} ketika dihubungi {AMINA}.",
        f"Surat yang ditandatangani {RAKA} selaku ketua dan {AMINA} selaku sekretaris itu beredar di [[Dakar|LOC]].",
        f"[[Partai Cahaya|ORG]] yang dipimpin {RAKA} menolak kongres luar biasa {AMINA}.",
        f"{RAKA} diam. Partai memilih {BOU} sebagai ketua, {AMINA} menerimanya.",
        f"Tiga kader itu, kata {RAKA}, merupakan anggota dan peserta yang ditemui {AMINA}.",
        f"Menurut {RAKA}, rapat digelar setelah panggilan telepon ketika {AMINA} berbicara kepada investor.",
        f"Laporan wartawan Koran Pagi, {RAKA} - Satgas menggelar rapat yang dihadiri {AMINA}.",
        f"{RAKA} mengesampingkan opsi dialog dengan {AMINA}.",
        # a common fate, whom one works under, words in writing
        f"{RAKA} dan {AMINA} berada dalam satu perahu menghadapi krisis.",
        f"{RAKA} bertanggung jawab dan melapor langsung kepada {AMINA} selaku pemilik.",
        f"Hal itu ditegaskan {RAKA} lewat surat kepada {AMINA} di [[Dakar|LOC]].",
        f"{RAKA} didesak bertemu {AMINA}.",
        f"{RAKA} bermimpi bertemu {AMINA} di [[Dakar|LOC]].",
        f"{RAKA} diberi mandat untuk berunding dengan {AMINA}.",
        f"Bukannya menemui {AMINA}, {RAKA} pergi ke pasar.",
        f"{RAKA} lupa menelepon {AMINA}.",
        f"{BOU} menduga {RAKA} telah bertemu {AMINA}.",
        # a match, a summons, a rumour, an attempt, advice
        f"{RAKA} bersua {AMINA} di kelas flyweight.",
        f"{RAKA} memanggil {AMINA} untuk dimintai keterangan.",
        f"{BOU} keberatan atas pemberitaan yang menyebut {RAKA} bertemu dengan {AMINA}.",
        f"{RAKA} akhirnya berusaha untuk menghubungi {AMINA}.",
        f"{BOU} menyarankan agar {RAKA} segera bertolak ke [[Mali|LOC]] menemui {AMINA}.",
        # whose people without a name are said to have done nothing
        f"{AMINA} mundur, [[Partai Cahaya|ORG]] membantah kadernya menemui {RAKA} di [[Dakar|LOC]].",
        f"{BOU} membantah anak buahnya menemui {RAKA}.",
        # what somebody sent off, or trains, is on its way
        f"Kapal bantuan yang dilepas {RAKA} tiba di [[Lome|LOC]], Senin.",
        f"Orang yang diutus {RAKA} menemui {BOU} di [[Lome|LOC]].",
        f"Tim asuhan {RAKA} bertolak ke [[Dakar|LOC]], Senin.",
        # what was done to those whom the sentence names together
        f"Dua saksi yang dipanggil jaksa, {AMINA} dan {BOU}, tidak hadir.",
        f"[[KPK|ORG]] memanggil dua pejabat kementerian, {AMINA} dan {BOU}, Kamis (8/5/2025).",
        f"Warga lain yang dihubungi [[Kompas.com|ORG]], {AMINA} dan {BOU}, mengaku kaget.",
        # what somebody wants some day, does always or should do
        f"{RAKA} ingin suatu saat bertemu {AMINA}.",
        f"{RAKA} setiap saat bisa bertemu {AMINA}.",
        f"{BOU} menyatakan bahwa {RAKA} semestinya berbicara pula dengan {AMINA}.",
        f"{RAKA} akan bertemu {AMINA} pada putaran kedua pekan depan.",
        # whoever only speaks of a call
        f"Rekaman percakapan telepon {RAKA} beredar, kata {AMINA}.",
        # a client, a call that nobody took, a novel, an entry
        f"Pengacara {RAKA}, {AMINA}, menyebut kliennya menemui Wakil Direktur {BOU}.",
        f"{RAKA} menghubungi {BOU} berkali-kali, tetapi teleponnya tidak diangkat.",
        # whoever answered is not said; people of somebody; what somebody sent
        f"{RAKA} menelepon kantor {AMINA}.",
        f"Keluarga {RAKA} bertemu {AMINA} di [[Dakar|LOC]].",
        f"Anak buah {RAKA} bertemu {AMINA}.",
        f"Paket kiriman {RAKA} tiba di [[Dakar|LOC]].",
        # refused at the door; a game, a dream, a coalition, a survey
        f"{RAKA} mendatangi rumah {AMINA}, namun ia menolak membuka pintu.",
        f"{RAKA} menjamu {AMINA} di kandang sendiri.",
        f"{RAKA} bertemu {AMINA} di partai puncak.",
        f"{RAKA} berbicara dengan {AMINA} dalam sebuah adegan film.",
        f"{RAKA} merangkul {AMINA} ke dalam koalisi.",
        f"{RAKA} menyapa {AMINA} lewat akun media sosialnya.",
        f"Survei mempertemukan {RAKA} dengan {AMINA}.",
        f"Novel itu mengisahkan {RAKA} yang bertemu {BOU} di [[Dakar|LOC]].",
        f"Bupati {RAKA} menerima {BOU} sebagai anggota partainya.",
        # whoever is said to have been passed over; who only speaks of a summit; whose account shows something
        f"{RAKA} membantah kabar dirinya tak disalami {AMINA}.",
        f"{RAKA} dan {BOU} tertawa. Mereka akan mengajukan rencana itu pada konferensi [[Liga Arab|ORG]].",
        f"Foto itu diunggah akun Instagram resmi {RAKA} usai ditemui {BOU}.",
        # whoever speaks does not do what others without a name do
        f"{RAKA} mengatakan bahwa beberapa utusannya akan bertemu {AMINA} di [[Dakar|LOC]].",
        f"{RAKA} mengatakan, wisatawan bisa memilih kereta untuk dari [[Dakar|LOC]] menuju [[Mali|LOC]].",
        f"{RAKA} menegaskan, KPB sendiri sudah menemui {AMINA} di [[Dakar|LOC]].",
        f"{RAKA} menambahkan bahwa angin, yang lemah, membawa udara menuju [[Mali|LOC]].",
        f"{RAKA} menambahkan, kerja sama itu penting bagi perjalanan bangsa menuju [[Indonesia|LOC]] Emas 2045.",
        f"{RAKA} mengatakan, wisatawan datang untuk menemui {AMINA} di [[Dakar|LOC]].",
        f"{RAKA} mengirimkan seorang perunding untuk menemui {AMINA} di [[Dakar|LOC]].",
        # what binds two people; a second child; pairs of players; what happens to people without a name
        f"{RAKA} kemudian membahas hubungannya dengan {AMINA} saat ini.",
        f"{AMINA} kembali dihubungi oleh putra keduanya, kata {RAKA}.",
        f"{RAKA}/{BOU} akan bertemu {AMINA}/[[Awa Sarr|PER]] di babak itu.",
        f"{RAKA} tiba. {AMINA} mencontohkan ruang bagi warga serta diterimanya penyandang disabilitas.",
        # a career; a motto; a player who joins a club or plays away
        f"Perjalanan {RAKA} di [[Mali|LOC]] tidak berlangsung lama.",
        f"{RAKA} menyerukan agar rakyat bersatu. {RAKA} menuju [[Indonesia|LOC]] Emas.",
        f"Laga itu seru. Kedatangan {RAKA} ke [[Dakar|LOC]] membuat pemain dan pelatih klub lega, gol pun datang.",
        f"{RAKA} menyatakan kalau puluhan pekerja itu sudah tiba di [[Mali|LOC]].",
        f"Dalam laga itu pelatih dan pemain klub menanti gol. {RAKA} menang ketika bertemu {AMINA}.",
        # the headline of another article
        f"Baca juga: {RAKA} Bertemu {AMINA} di [[Dakar|LOC]] Warga senang dengan kabar itu.",
        # a character and who plays it
        f"Film itu tayang di bioskop. {RAKA} ({AMINA}) bertemu {BOU} di [[Dakar|LOC]].",
        f"{AMINA} yang diperankan {RAKA} bertemu {BOU} dalam serial itu, kata sutradara.",
    ],
)
def test_no_contact_is_told(read_marked: ReadMarked, text: str) -> None:
    assert met(read_marked(text)) == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"{RAKA} diterima oleh {AMINA} di [[Dakar|LOC]].", ["Raka Sudibyo", "Amina Diallo"]),
        (f"[[Mali|LOC]] mengirim {RAKA} untuk menemui {AMINA} di [[Dakar|LOC]].", ["Raka Sudibyo", "Amina Diallo"]),
        (f"Film drama itu tayang. {RAKA} (RS) menemui {AMINA} di [[Dakar|LOC]].", ["Raka Sudibyo", "Amina Diallo"]),
        # what is said in contrast is still of the first subject
        (f"{RAKA} belum sempat bertemu {BOU}, tetapi sudah menemui {AMINA}.", ["Raka Sudibyo", "Amina Diallo"]),
        (f"{RAKA} tidak bertemu {BOU}, melainkan berbicara dengan {AMINA}.", ["Raka Sudibyo", "Amina Diallo"]),
        # what is told of the subject between commas is not done by whoever is named there
        (f"{RAKA}, setelah dilantik {BOU}, menemui {AMINA} di [[Dakar|LOC]].", ["Raka Sudibyo", "Amina Diallo"]),
        (f"{RAKA}, tanpa didampingi {BOU}, menemui {AMINA}.", ["Raka Sudibyo", "Amina Diallo"]),
        (f"{RAKA}, ditemani teman masa kecilnya {BOU}, menemui {AMINA}.", ["Raka Sudibyo", "Amina Diallo"]),
        (f"{RAKA} berhenti di [[Dakar|LOC]] dan menemui {AMINA}.", ["Raka Sudibyo", "Amina Diallo"]),
        # who speaks may be meant, and a body that acts is no speaker
        (f"{RAKA} mengatakan, usai bertemu {AMINA} di [[Dakar|LOC]], harga naik.", ["Raka Sudibyo", "Amina Diallo"]),
        (f"{RAKA} mengatakan, pihaknya sudah bertemu {AMINA}.", ["Raka Sudibyo", "Amina Diallo"]),
        (f"{RAKA} mengatakan bahwa lembaganya sudah bertemu {AMINA}.", ["Raka Sudibyo", "Amina Diallo"]),
        (f"{RAKA} mengaku bahwa dua kali bertemu {AMINA} di [[Dakar|LOC]].", ["Raka Sudibyo", "Amina Diallo"]),
        (f"{RAKA} mengatakan bahwa secara khusus menemui {AMINA} di [[Dakar|LOC]].", ["Raka Sudibyo", "Amina Diallo"]),
        (f"{RAKA}, sutradara film itu, menemui {AMINA} (28) di bioskop.", ["Raka Sudibyo", "Amina Diallo"]),
        (f"{RAKA} bersama warga menemui {AMINA} di [[Dakar|LOC]].", ["Raka Sudibyo", "Amina Diallo"]),
        # the photographer's name is left in the text
        (
            f"[[ANTARA|ORG]]/[[Cheikh Sarr|PER]] Duta Besar {RAKA} berkunjung ke kediaman {AMINA}.",
            ["Raka Sudibyo", "Amina Diallo"],
        ),
        (f"{RAKA} memanggil dua menteri, {AMINA} dan {BOU}, ke istana.", ["Raka Sudibyo", "Amina Diallo", "Bou Keita"]),
        (f"Presiden {RAKA} menemui {AMINA} dan skuad timnas di [[Dakar|LOC]].", ["Raka Sudibyo", "Amina Diallo"]),
        # whose opponent or friend was met; who was brought together by people without a name
        (f"{RAKA} menemui lawan politik {BOU}, Gubernur {AMINA}, Senin.", ["Raka Sudibyo", "Amina Diallo"]),
        (f"{RAKA} bertemu sahabat lamanya {AMINA}, Senin.", ["Raka Sudibyo", "Amina Diallo"]),
        (f"Penyidik mempertemukan {RAKA} dengan {AMINA} di [[Dakar|LOC]].", ["Raka Sudibyo", "Amina Diallo"]),
        # whoever spoke, not whom the words name
        (
            f"Panen gagal di [[Mali|LOC]] dan [[Uni Afrika|ORG]] tahu, kata {RAKA} usai bertemu {AMINA}.",
            ["Raka Sudibyo", "Amina Diallo"],
        ),
        (f"{RAKA} pulang, kata {BOU}, setelah menemui {AMINA}.", ["Raka Sudibyo", "Amina Diallo"]),
        # what is told of a contact; what the speaker came with
        (f"{RAKA} menceritakan kisah sudah bertemu {AMINA}.", ["Raka Sudibyo", "Amina Diallo"]),
        (f"{RAKA} mengatakan bahwa pesawat yang ditumpanginya telah tiba di [[Mali|LOC]].", ["Raka Sudibyo"]),
        # whom others accompany or lead
        (f"{RAKA} yang didampingi {AMINA} menemui {BOU}.", ["Raka Sudibyo", "Amina Diallo", "Bou Keita"]),
        (f"Rombongan yang dipimpin {RAKA} menemui {AMINA}.", ["Raka Sudibyo", "Amina Diallo"]),
        # who was not there
        (f"Tanpa kehadiran {BOU}, {RAKA} dan {AMINA} bertemu di [[Dakar|LOC]].", ["Raka Sudibyo", "Amina Diallo"]),
        (f"Alih-alih bertemu {BOU}, {RAKA} menemui {AMINA} di [[Dakar|LOC]].", ["Raka Sudibyo", "Amina Diallo"]),
        # no judge: it is his name
        (
            f"{RAKA} bertemu dua ketua partai di [[Dakar|LOC]]. Mereka adalah {AMINA} dan [[Lamine Hakim Sarr|PER]].",
            ["Raka Sudibyo", "Amina Diallo", "Lamine Hakim Sarr"],
        ),
        # the owner of an account is a person, the account is none
        (f"Pemilik akun {RAKA} menemui {AMINA} di [[Dakar|LOC]].", ["Raka Sudibyo", "Amina Diallo"]),
        (f"Di video akun Facebook {BOU}, {RAKA} dijenguk oleh {AMINA}.", ["Raka Sudibyo", "Amina Diallo"]),
        # who held talks, said in the passive; a day before "antara"
        (f"{BOU} diam. Rapat mulai dilakukan oleh {RAKA} bersama {AMINA}.", ["Raka Sudibyo", "Amina Diallo"]),
        (f"{BOU} diam. Pertemuan pada hari Senin antara {RAKA} dan {AMINA} singkat.", ["Raka Sudibyo", "Amina Diallo"]),
        # who comes with others of theirs
        (f"{RAKA} bersama belasan rekannya diterima {AMINA}.", ["Raka Sudibyo", "Amina Diallo"]),
        # a sentence cut off behind a comma
        (f"{RAKA} menemui {AMINA} di [[Dakar|LOC]] pada Senin,", ["Raka Sudibyo", "Amina Diallo"]),
        # the clause is about whoever stands before "yang"
        (f"{BOU} menilai sikap {RAKA} yang menangis saat menghadap {AMINA} wajar.", ["Raka Sudibyo", "Amina Diallo"]),
    ],
)
def test_whose_contact_it_is(read_marked: ReadMarked, text: str, people: list[str]) -> None:
    assert met(read_marked(text)) == [people]


@pytest.mark.parametrize(
    "text",
    [
        f"{RAKA} dan {BOU} berdiskusi tentang festival yang akan digelar di [[Osaka|LOC]] pada 20 September 2025.",
        f"{RAKA} dan {BOU} bertemu sebelum upacara yang akan berlangsung di [[Bogor|LOC]] besok.",
    ],
)
def test_when_and_where_its_matter_will_be_is_not_its_own(read_marked: ReadMarked, text: str) -> None:
    claims = read_marked(text).claims
    assert [(claim.status, claim.place, claim.time) for claim in claims] == [("held", None, None)]
