from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest import ingest
from pipeline.ingest.draft import UnusableError
from pipeline.ingest.html import read_page

TITLE = "Menlu Retno Bertemu Menlu Thailand di Bangkok"
LEAD = "BANGKOK, WARTA CONTOH - Menteri Luar Negeri Retno Marsudi bertemu rekannya dari Thailand, Selasa (5/3/2024)."
BODY = "Keduanya membahas perdagangan beras dan perlindungan nelayan di perbatasan laut kedua negara."
PAGE = f"""<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{TITLE} - Warta Contoh</title>
<meta property="og:site_name" content="KOMPAS.com">
<meta property="article:published_time" content="2024-03-06T09:10:00+07:00">
<link rel="canonical" href="https://contoh.id/berita/1"><style>.warna {{ color: red }}</style>
<script>var rahasia = "skrip presiden";</script></head><body>
<nav><a href="/">Beranda</a><a href="/n">Nasional</a></nav><article><h1>{TITLE}</h1>
<p>{LEAD}</p><script>alert("skrip di tengah")</script><p>{BODY}</p>
<p><strong>Baca juga: <a href="/x">Thailand Tambah Impor Kopi</a></strong></p></article>
<footer>Copyright 2024 Warta Contoh</footer></body></html>"""


def test_only_the_article_is_text() -> None:
    text, given = read_page(PAGE.encode())
    assert text.splitlines() == [TITLE, LEAD, BODY, "Baca juga: Thailand Tambah Impor Kopi"]
    assert (given.title, given.source, given.published) == (TITLE, "Kompas.com", "2024-03-06")


def test_a_page_becomes_an_article_with_zones(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "meta.jsonl").write_text('{"article": "a", "source": "Warta"}', encoding="utf-8")
    (article,) = ingest(tmp_path).articles
    assert [zone.kind for zone in article.zones] == ["headline", "body", "body", "related"]
    assert (article.title, article.source, str(article.published)) == (TITLE, "Warta", "2024-03-06")
    assert (article.published_basis, article.language) == ("meta", "id")


def test_a_title_outside_the_article_is_put_on_top() -> None:
    page = f"<html><head><title>{TITLE}</title></head><body><div>{LEAD}<br><br>{BODY}</div></body></html>"
    assert read_page(page.encode())[0].splitlines() == [TITLE, LEAD, BODY]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "iso-8859-1"])
def test_reads_the_encoding_that_the_page_names(encoding: str) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><body><p>São Paulo: {LEAD}</p><p>{BODY}</p></body></html>'
    assert read_page(page.encode(encoding))[0].startswith("São Paulo")


@pytest.mark.parametrize(
    "page",
    ["", "<html>", "<html><body><script>var a = 'presiden bertemu menteri panjang sekali'</script></body></html>"],
)
def test_refuses_a_page_without_text(page: str) -> None:
    with pytest.raises(UnusableError, match="no article text"):
        read_page(page.encode())
