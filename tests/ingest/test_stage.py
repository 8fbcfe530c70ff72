from __future__ import annotations

import hashlib
import json
import os
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.ingest import Ingested, ingest

Write = Callable[[str, str | bytes], Path]


def ids(result: Ingested) -> list[str]:
    return [article.id for article in result.articles]


def reasons(result: Ingested) -> dict[str, str]:
    assert all(refusal.cure and refusal.reason for refusal in result.refusals)
    return {refusal.where: refusal.reason for refusal in result.refusals}


def line(**fields: object) -> str:
    return json.dumps(fields) + "\n"


# --- what is read ----------------------------------------------------------------------------------------------------


def test_a_text_file_is_kept_to_the_letter(write: Write, prose: str) -> None:
    text = f"Judul Artikel Ini\r\n\r\n{prose}\x07\u200f akhir\r\n"
    folder = write("a.txt", b"\xef\xbb\xbf" + text.encode())
    (article,) = ingest(folder).articles
    assert (article.id, article.text, article.title) == ("a", text, "Judul Artikel Ini")
    assert article.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert (article.source, article.url, article.published, article.published_basis) == ("", "", None, "none")
    assert ingest(folder / "a.txt").articles == (article,)


def test_all_formats_and_folders_are_read_and_hidden_files_are_not(write: Write, prose: str) -> None:
    write("z/a.txt", prose)
    write("b.md", prose)
    write("c.HTM", f"<html><body><p>{prose}</p><p>{prose}</p></body></html>")
    write("d.jsonl", line(id="d1", text=prose) + "\n" + line(id=7, text=prose))
    write(".hidden.txt", prose)
    write(".git/e.txt", prose)
    write("foto.jpg", b"\xff\xd8\xff")
    folder = write("e.csv", f'id,text\ne1,"{prose}"\n')
    result = ingest(folder)
    assert ids(result) == ["7", "a", "b", "c", "d1", "e1"]
    assert result.refusals == ()


def test_files_of_one_stem_take_their_path(write: Write, prose: str) -> None:
    for name in ("x/a.txt", "y/a.txt", "y/b.txt", "b.txt", "c.txt", "c.md"):
        folder = write(name, prose)
    assert ids(ingest(folder)) == ["b.txt", "c.md", "c.txt", "x/a", "y/a", "y/b"]


def test_csv_as_spreadsheets_write_it(write: Write, prose: str) -> None:
    body = prose.replace("\n", "\r\n")
    rows = f'\ufeffID;Text;Title;Published\r\na;"{body}";Judul;15/10/2024\r\n\r\nb;"Kata ""siap"" {body}";;\r\n'
    (first, second) = ingest(write("t.csv", rows)).articles
    assert (first.text, first.title, first.published) == (body, "Judul", date(2024, 10, 15))
    assert second.text == f'Kata "siap" {body}'


def test_records_bring_their_metadata(write: Write, prose: str) -> None:
    fields = {"title": "Judul", "source": "Warta", "url": "https://contoh.id/1", "published": "2024-10-15T23:00:00Z"}
    (article,) = ingest(write("a.jsonl", line(id="a", text=prose, language="ms-MY", **fields))).articles
    assert (article.title, article.source, article.url) == ("Judul", "Warta", "https://contoh.id/1")
    assert (article.published, article.published_basis, article.language) == (date(2024, 10, 16), "meta", "ms")


def test_metadata_beside_the_files_wins(write: Write, prose: str) -> None:
    page = f"Judul Artikel Ini\nKompas dunia | 15 Oktober 2024, 10:15 WIB\n{prose}"
    for name in ("a.txt", "b.txt", "c.txt", "d.txt", "x/a2.txt"):
        folder = write(name, page)
    write("x/meta.jsonl", line(article="a2", source="Dalam"))
    write(
        "meta.jsonl",
        line(article="a", file="b.txt", source="VOA Indonesia", published="2024-01-02", language="id", url="u")
        + line(article="b.txt", source="B")
        + line(article="lain", file="c.txt", source="C", published=None),
    )
    result = ingest(folder)
    found = {article.id: article for article in result.articles}
    assert {key: article.source for key, article in found.items()} == {
        "a": "VOA Indonesia", "b": "B", "c": "C", "d": "Kompas TV", "a2": "Dalam"
    }  # fmt: skip
    assert (found["a"].published, found["a"].published_basis, found["a"].url) == (date(2024, 1, 2), "meta", "u")
    assert (found["c"].published, found["c"].published_basis) == (date(2024, 10, 15), "text")
    assert result.refusals == ()
    assert ingest(folder / "a.txt").articles[0].source == "VOA Indonesia"


def test_other_languages_and_copies_are_flagged_and_kept(write: Write, prose: str) -> None:
    write("a.txt", f"Judul Pertama Artikel\n{prose}")
    write("b.txt", f"Judul Lain Sama Sekali\n{prose}Baca juga: Hal Lain\n")
    english = "The president met the prime minister in Jakarta and they said that talks had been good for both of them."
    result = ingest(write("c.txt", english))
    assert [(a.language, a.near_duplicate_of) for a in result.articles] == [("id", None), ("id", "a"), ("en", None)]


# --- what is refused -------------------------------------------------------------------------------------------------


def test_bad_files_are_refused_and_good_ones_read(write: Write, prose: str) -> None:
    write("baik.txt", prose)
    write("biner.txt", b"\x89PNG\r\n\x1a\n\x00\x00\xff")
    write("kosong.txt", "")
    write("pendek.txt", "Tiga kata saja")
    write("halaman.html", "<html></html>")
    write("makalah.pdf", b"%PDF-1.4")
    write("arsip.json", "[]")
    folder = write("lama.txt", f"“Siap,” kata José. {prose}".encode("cp1252"))
    result = ingest(folder)
    assert ids(result) == ["baik", "lama"]
    assert result.articles[1].text.startswith("“Siap,” kata José.")
    assert reasons(result) == {
        "arsip.json": "files that end in .json are not read",
        "biner.txt": "the file is not text",
        "halaman.html": "the page holds no article text",
        "kosong.txt": "the text is empty: too short for an article",
        "makalah.pdf": "files that end in .pdf are not read",
        "pendek.txt": "the text has 3 words: too short for an article",
    }


def test_a_huge_file_is_refused_unread(write: Write, prose: str) -> None:
    folder = write("baik.txt", prose)
    with (folder / "besar.txt").open("wb") as stream:
        stream.truncate(8 << 30)  # sparse: reading it would take all memory
    result = ingest(folder)
    assert ids(result) == ["baik"]
    assert "more than the limit of 20000000" in reasons(result)["besar.txt"]


def test_a_huge_line_is_skipped_and_the_next_one_read(write: Write, prose: str) -> None:
    long = line(id="b", text="kata " * 5000)
    write("a.jsonl", line(id="a", text=prose) + long + line(id="c", text=prose) + long[:-1])
    folder = write("t.csv", f'id,text\nd,{"kata " * 5000}\ne,"{prose}"\n')
    result = ingest(folder, max_bytes=1000)
    assert ids(result) == ["a", "c", "e"]
    assert list(reasons(result)) == ["a.jsonl, line 2", "a.jsonl, line 4", "t.csv, line 2"]


def test_a_bad_record_takes_no_other_with_it(write: Write, prose: str) -> None:
    lines = [
        line(id="a", text=prose), '{"id": "b", "text": \n', "[1]\n", line(text=prose), line(id="c"),
        line(id="d", text=3), line(id="a", text=prose), line(id=None, text=prose), "[" * 100_000 + "\n",
        '{"id": ' + "9" * 5000 + "}\n", "\n", line(id="z", text="Dua kata"), line(id="y", text=prose),
    ]  # fmt: skip
    result = ingest(write("x.jsonl", "".join(lines).encode() + b"\x00\x81\xff\n"))
    assert ids(result) == ["a", "y"]
    numbers = [int(where.rsplit(" ", 1)[1]) for where in reasons(result)]
    assert numbers == [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14]
    assert reasons(result)["x.jsonl, line 7"] == "the id a is taken by x.jsonl, line 1"


def test_a_line_that_broke_off_says_where(write: Write) -> None:
    result = ingest(write("x.jsonl", '{"id": "a", "text": "Terpotong\n'))
    assert reasons(result) == {"x.jsonl, line 1": "the line is not valid JSON (Invalid control character at column 31)"}


def test_a_bad_row_takes_no_other_with_it(write: Write, prose: str) -> None:
    rows = [
        "id,text,title\n",
        f'a,"{prose}",T\n',
        f'b,"x"y{prose[:90]}\n',
        "c\n",
        f'd,"{prose}",T\n',
        'e,"tak tertutup\n',
    ]
    result = ingest(write("x.csv", "".join(rows)))
    assert ids(result) == ["a", "d"]
    assert len(result.refusals) == 3


@pytest.mark.parametrize("content", ["", "nama,isi\na,b\n", "x" * 200_000, "\ufeffid,text\n".encode("utf-16")])
def test_a_table_without_its_columns_is_refused(write: Write, prose: str, content: str | bytes) -> None:
    write("a.txt", prose)
    assert list(reasons(ingest(write("x.csv", content)))) == ["x.csv"]


def test_a_file_keeps_its_id_before_a_record(write: Write, prose: str) -> None:
    write("m.jsonl", line(id="z", text=prose))
    result = ingest(write("z.txt", prose))
    assert reasons(result) == {"m.jsonl, line 1": "the id z is taken by z.txt"}


def test_slips_in_the_metadata_are_noted(write: Write, prose: str) -> None:
    write("a.txt", prose)
    folder = write("x/b.txt", prose)
    write("x/meta.jsonl", line(article="b", publised="2024-01-02", note="mine") + line(article="b2", publised="x"))
    write("x/b2.txt", prose.replace("a", "e"))
    write(
        "meta.jsonl",
        line(article="a", Source="Harian") + line(file="c.txt", published="2024-01-02") + line(file="a.txt"),
    )
    assert ingest(folder / "a.txt").notes == ()
    found = ingest(folder)
    assert found.refusals == ()
    assert [(note.where, note.reason) for note in found.notes] == [
        ("meta.jsonl, line 1", "the key Source is not known and was ignored"),
        ("meta.jsonl, line 2", "no text file here is called c.txt"),
        ("meta.jsonl, line 3", "a.txt has a line already (meta.jsonl, line 1)"),
        ("x/meta.jsonl, line 1", "the key publised is not known and was ignored"),
    ]
    assert found.notes[3].cure == "Did you mean published?"


def test_metadata_that_cannot_be_read_is_ignored_with_a_word(write: Write, prose: str) -> None:
    page = f"Judul Artikel Ini\nKompas dunia | 15 Oktober 2024, 10:15 WIB\n{prose}"
    write("a.txt", page)
    write(
        "meta.jsonl", "{rusak\n" + line(article="a", published="kemarin", language="?") + line(x=1) + line(article="a")
    )
    folder = write("b.jsonl", line(id="b", text=page, published="2024-13-01"))
    result = ingest(folder)
    assert [(a.published, a.published_basis, a.language) for a in result.articles] == [
        (date(2024, 10, 15), "text", "id")
    ] * 2
    assert [refusal.where for refusal in result.refusals] == [f"meta.jsonl, line {number}" for number in (1, 3, 4)]
    assert [note.where for note in result.notes] == ["a.txt", "a.txt", "b.jsonl, line 1"]
    assert "was ignored: kemarin" in result.notes[1].reason


def test_slips_in_the_keys_of_tables_are_told_once(write: Write, prose: str) -> None:
    records = [
        {"id": "a", "text": prose, "Published": "2024-01-02", "note": ""},
        {"id": "b", "text": f"{prose} b", "Published": ""},
    ]
    write("a.jsonl", "".join(line(**record) for record in records) + line(id="c", text=f"{prose} c", tanggal="2024"))
    text = prose.replace('"', "")
    folder = write("b.csv", f'id,text,Tanggal,url\nd,"{text} d",2024-01-02,\ne,"{text} e",2024-01-03,\n')
    write("c.csv", f'id,text,date,published\nf,"{text} f",today,2024-01-02\n')
    assert [(note.where, note.reason.split()[2], note.cure) for note in ingest(folder).notes] == [
        ("a.jsonl, line 1", "Published", "Did you mean published?"),
        ("a.jsonl, line 3", "tanggal", "Did you mean published?"),
        ("b.csv, line 2", "tanggal", "Did you mean published?"),
    ]


def test_odd_characters_in_ids_and_texts_are_harmless(write: Write, prose: str) -> None:
    text = f"\ud800\u202e\x00 {prose}"
    result = ingest(write("a.jsonl", line(id="a\ud800\n\u202eb", text=text, title="Judul\x00\ud800baru")))
    (article,) = result.articles
    assert (article.id, article.text, article.title) == ("a b", text, "Judul baru")


# --- what the file system does ---------------------------------------------------------------------------------------


def test_links_pipes_and_loops_are_refused(write: Write, prose: str) -> None:
    folder = write("a.txt", prose)
    (folder / "putaran").symlink_to(folder)
    (folder / "diri.txt").symlink_to(folder / "diri.txt")
    (folder / "hilang.txt").symlink_to(folder / "tiada.txt")
    (folder / "tautan.txt").symlink_to(folder / "a.txt")
    os.mkfifo(folder / "pipa.txt")
    os.mkfifo(folder / "pipa.jsonl")
    result = ingest(folder)
    assert ids(result) == ["a", "tautan"]
    assert list(reasons(result)) == ["diri.txt", "hilang.txt", "pipa.jsonl", "pipa.txt", "putaran"]


def test_results_of_an_earlier_run_are_no_articles(write: Write, prose: str) -> None:
    folder = write("a.txt", prose)
    for name in ("run.json", "claims.jsonl", "mentions.jsonl", "articles.jsonl", "teks.txt"):
        write(f"out/{name}", prose)
    result = ingest(folder)
    assert ids(result) == ["a"]
    assert list(reasons(result)) == ["out"]
    with pytest.raises(InputError, match="folder of results"):
        ingest(folder / "out")


def test_a_file_that_may_not_be_read_is_refused(write: Write, prose: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", prose)
    folder = write("b.txt", prose)
    read = Path.read_bytes

    def closed(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", closed)
    result = ingest(folder)
    assert ids(result) == ["b"]
    assert reasons(result) == {"a.txt": "the file cannot be opened (Permission denied)"}


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_closed_files_and_folders_are_refused(write: Write, prose: str) -> None:
    write("a.txt", prose)
    write("b.jsonl", line(id="b", text=prose))
    folder = write("tutup/c.txt", prose)
    write("d.txt", prose)
    for name in ("a.txt", "b.jsonl", "tutup"):
        (folder / name).chmod(0)
    result = ingest(folder)
    (folder / "tutup").chmod(0o700)
    assert ids(result) == ["d"]
    assert list(reasons(result)) == ["a.txt", "b.jsonl", "tutup"]


def test_names_that_are_no_text_are_no_trouble(write: Write, prose: str) -> None:
    folder = write("a.txt", prose)
    Path(os.fsdecode(os.fsencode(folder) + b"/b\xff.txt")).write_text(prose, encoding="utf-8")
    for article in ingest(folder).articles:
        article.id.encode()


def test_a_folder_that_may_not_be_listed_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", closed)
    with pytest.raises(InputError, match="cannot be listed"):
        ingest(tmp_path)


@pytest.mark.parametrize("name", ["tiada", "tiada.txt", "n" * 300, "a\0b"])
def test_a_missing_source_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"no such file or folder|cannot be opened") as caught:
        ingest(tmp_path / name)
    assert caught.value.where == str(tmp_path / name)


def test_a_source_without_articles_is_an_error_that_says_what_is_read(write: Write) -> None:
    folder = write("foto.jpg", b"\xff\xd8")
    for source in (folder, folder / "foto.jpg", write("meta.jsonl", "") / "meta.jsonl"):
        with pytest.raises(InputError, match="article file") as caught:
            ingest(source)
        assert ".txt" in str(caught.value.cure)
        assert ".csv" in str(caught.value.cure)


def test_a_folder_of_other_files_only_is_an_error_that_names_them(write: Write) -> None:
    write("a.pdf", b"%PDF")
    with pytest.raises(InputError, match=r"only \.docx, \.pdf"):
        ingest(write("b.docx", b"PK"))


def test_a_folder_of_bad_articles_is_no_error(write: Write) -> None:
    assert list(reasons(ingest(write("a.txt", "")))) == ["a.txt"]


# --- always the same -------------------------------------------------------------------------------------------------


def test_results_depend_neither_on_place_nor_on_order(tmp_path: Path, prose: str) -> None:
    names = [f"{folder}/{stem}.txt" for folder in ("", "x", "y") for stem in ("a", "b", "c", "s1", "s10", "s9")]
    results = []
    for seed in range(3):
        random.Random(seed).shuffle(names)
        for name in names:
            path = tmp_path / str(seed) / name.lstrip("/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(prose if "s" in name else "pendek", encoding="utf-8")
        results.append(ingest(tmp_path / str(seed)))
    assert results[0] == results[1] == results[2]
    assert len(results[0].articles) == 9
    assert ids(results[0]) == sorted(ids(results[0]))
