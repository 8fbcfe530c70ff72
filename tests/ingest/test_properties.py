from __future__ import annotations

import contextlib
import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest import ingest
from pipeline.ingest.dates import first_date, given_date
from pipeline.ingest.decode import decode
from pipeline.ingest.draft import UnusableError
from pipeline.ingest.language import detect
from pipeline.ingest.outlets import outlets
from pipeline.ingest.zones import cut
from pipeline.records import Span

LINES = [
    "Menlu Retno Bertemu Menlu Thailand di Bangkok", "Keduanya membahas beras, nelayan, dan laut kedua negara.", "> >",
    "Baca juga:", "Baca Juga: Thailand Tambah Impor Kopi", "TERBARU", "Topik:", "• Thailand", "03:07", "(tim/bac)",
    "Kompas dunia | 15 Oktober 2024, 10:15 WIB", "Retno di Bangkok. (Foto: Kemlu)", "[Gambas:Video CNN]",
    "Ia pulang. ADVERTISEMENT Ia datang lagi. Baca juga: Menlu Tiba", "\xa0", "\u200b", "1. Hal pertama", "",
]  # fmt: skip
anything = st.text(st.characters(), max_size=300)
pages = st.lists(st.one_of(st.sampled_from(LINES), anything), max_size=25).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\u2028"]).map(lambda gap: gap.join(lines))
)


@settings(deadline=None)
@given(pages, st.one_of(st.just(""), st.sampled_from(LINES), anything))
def test_zones_are_ordered_apart_inside_and_cover_all_but_blanks(text: str, title: str) -> None:
    done = 0
    for piece in cut(text, title):
        span = piece.zone.span
        assert done <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == piece.text
        assert not any(letter.isalnum() for letter in text[done : span.start])
        done = span.end
    assert not any(letter.isalnum() for letter in text[done:])


@settings(deadline=None)
@given(pages)
def test_at_most_one_headline(text: str) -> None:
    assert sum(piece.zone.kind == "headline" for piece in cut(text)) <= 1


@settings(deadline=None)
@given(anything)
def test_decoding_gives_back_every_code_point(text: str) -> None:
    with contextlib.suppress(UnusableError):  # mostly control characters, or lone surrogates: no UTF-8 file holds those
        assert decode(text.encode("utf-8", "surrogatepass")) == text.removeprefix("\ufeff")


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with contextlib.suppress(UnusableError):
        decode(data)


@settings(deadline=None)
@given(anything)
def test_no_text_breaks_the_readers_of_lines(text: str) -> None:
    first_date(text)
    given_date(text)
    outlets().of_url(text)
    outlets().of_dateline(text)
    outlets().of_signs([text])
    detect(text)


@settings(max_examples=40, deadline=None)
@given(st.lists(pages, min_size=1, max_size=4))
def test_articles_carry_their_text_and_spans_point_into_it(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        rows = [json.dumps({"id": f"a{number}", "text": text}) for number, text in enumerate(texts)]
        Path(name, "x.jsonl").write_text("\n".join(rows), encoding="utf-8")
        result = ingest(Path(name))
    assert len(result.articles) + len(result.refusals) == len(texts)
    for article in result.articles:
        assert article.text == texts[int(article.id[1:])]
        assert all(Span(0, len(article.text)).covers(zone.span) for zone in article.zones)
