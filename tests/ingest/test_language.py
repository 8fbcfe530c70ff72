# ruff: noqa: E501 (texts of one line each read better)
from __future__ import annotations

import pytest

from pipeline.ingest.language import detect, given_language

INDONESIAN = [
    "Presiden menerima ketua parlemen di istana, Senin. Keduanya membahas anggaran dan sepakat bertemu lagi bulan depan.",
    "Gelandang muda itu mencetak dua gol pada babak kedua. Laga berakhir 3-1 dan tuan rumah naik ke peringkat ketiga "
    "klasemen, dengan selisih dua angka dari pemuncak.",
    "Susunan pemain: Maarten Paes; Jay Idzes, Rizky Ridho, Calvin Verdonk; Thom Haye, Ivar Jenner. Laga ini akan digelar di "
    "Stadion Gelora Bung Karno, Kamis, dan disiarkan oleh dua stasiun.",
    "Menteri Luar Negeri Malaysia Datuk Seri Mohamad Hasan mengatakan kerajaan Malaysia menyambut baik tawaran itu. “Kami akan "
    "hadir dalam mesyuarat itu kerana rundingan ini penting bagi kedua negara,” kata Mohamad di Jakarta, Kamis, usai bertemu "
    "Menlu RI. Ia menambahkan bahwa pembahasan batas laut dilanjutkan pada Agustus karena kedua pihak masih berbeda pendapat.",
    "Perdana Menteri Malaysia Anwar Ibrahim tiba di Jakarta untuk lawatan dua hari. Anwar dijadwalkan menemui presiden di "
    "Istana Merdeka dan menghadiri jamuan makan malam bersama para pengusaha dari kedua negara.",
    "Harga cabai naik lagi di pasar tradisional. Pedagang mengeluh karena pasokan dari Jawa Timur terlambat datang.",
    "Polisi menangkap tiga orang yang diduga membobol kantor pos di Bandung pada Jumat malam, kata juru bicara kepolisian.",
    "IHSG ditutup menguat 0,8 persen ke 7.500. Saham BBCA, BBRI, TLKM dan ASII menjadi penopang, sedangkan GOTO turun.",
    "Juru bicara itu berkata: “We will meet again, and we hope for the best.” Ia tidak menjelaskan kapan pertemuan itu akan "
    "digelar, tetapi kedua pihak sudah menyiapkan dokumen yang akan ditandatangani.",
]
MALAY = [
    "KUALA LUMPUR: Perdana Menteri berkata kerajaan akan meneruskan rundingan dua hala itu kerana ia penting bagi kedua-dua "
    "negara. Beliau berkata demikian pada sidang media selepas mempengerusikan mesyuarat jawatankuasa pada Isnin.",
    "Timbalan Menteri itu memaklumkan bahawa universiti awam akan menerima peruntukan tambahan mulai Julai ini bagi "
    "menambah baik kualiti dan fasiliti, manakala yuran pelajar tidak akan dinaikkan.",
    "Pasukan bola sepak negara tewas 1-2 dalam perlawanan persahabatan di Bukit Jalil malam Khamis. Jurulatih berkata "
    "pemainnya kepenatan selepas jadual padat, namun berpuas hati dengan separuh masa kedua.",
    "Menteri Luar Indonesia dijangka tiba di Wisma Putra pada Jumaat untuk berbincang mengenai sempadan laut. Kedua-dua "
    "pihak berharap rundingan itu dapat diselesaikan sebelum Disember, kata beliau dalam satu kenyataan.",
    "Harga minyak mentah meningkat kerana Amerika Syarikat mengumumkan sekatan baharu ke atas Iran, iaitu langkah yang "
    "menurut penganalisis boleh menjejaskan eksport negara itu sehingga Ogos depan.",
]
OTHERS = [
    (
        "en",
        "The president met the prime minister in Jakarta on Monday and said that they had agreed to hold further talks.",
    ),
    (
        "en",
        "Indonesia's foreign minister will travel to Beijing next week, where she is to be received by her counterpart.",
    ),
    (
        "nl",
        "De minister van Buitenlandse Zaken heeft maandag met zijn collega gesproken over de handel en het verdrag.",
    ),
    (
        "de",
        "Der Außenminister traf sich am Montag mit seinem Kollegen in Berlin und sprach über die Lage in der Ukraine.",
    ),
    ("fr", "Le président a rencontré son homologue à Paris et les deux hommes ont parlé de la guerre dans la région."),
    ("es", "El presidente se reunió con su homólogo en Madrid para hablar sobre la situación de los dos países."),
    (
        "pt",
        "O presidente se reuniu com o seu colega em Lisboa para falar sobre a situação dos dois países, mas não decidiu.",
    ),
    (
        "jv",
        "Bapak lurah wis tekan ing bale desa lan ngendika karo para warga sing padha teka. Dheweke uga janji arep mbangun dalan iki.",
    ),
    (
        "su",
        "Bapa lurah geus datang ka balé désa jeung nyarita ka warga anu daratang. Manéhna ogé jangji rék nyieun jalan di dinya.",
    ),
    ("tl", "Nakipagpulong ang pangulo sa kanyang katapat noong Lunes at sinabi niya na ang mga kasunduan ay itutuloy."),
    ("und", "東京で首脳会談が行われ、両国は協力を確認した。"),
    ("und", "Президент встретился с министром в Москве во вторник."),
    (
        "und",
        "Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore magna aliqua.",
    ),
    ("und", ""),
]


@pytest.mark.parametrize("text", INDONESIAN)
def test_indonesian_is_indonesian(text: str) -> None:
    assert detect(text) == "id"


@pytest.mark.parametrize("text", MALAY)
def test_malay_is_told_apart(text: str) -> None:
    assert detect(text) == "ms"


@pytest.mark.parametrize(("code", "text"), OTHERS)
def test_other_languages(code: str, text: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize(
    ("value", "code"),
    [("id", "id"), ("ID", "id"), ("id-ID", "id"), ("in_ID", "id"), ("ind", "id"), ("Indonesian", "id"), ("ms-MY", "ms"),
     ("Malay", "ms"), ("zh-Hant-TW", "zh"), ("", ""), ("unknown language", ""), ("1", "")],
)  # fmt: skip
def test_metadata_languages_become_codes(value: str, code: str) -> None:
    assert given_language(value) == code
