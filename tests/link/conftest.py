"""Hand-made worlds and reports for linking: no model, no text."""

from __future__ import annotations

import importlib.util
import itertools
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.lexicons.facts import Country, Ministry, OfficeTitle, Organization, Place, Tenure
from pipeline.lexicons.world import World
from pipeline.link.lists import NameLists, load_lists
from pipeline.records import Article, Interval, Mention, MentionType, Office, Report, Span

Words = tuple[str, ...]
"""Type and text of a mention, then its office title and the text of the mention that the office belongs to."""


@pytest.fixture(scope="session")
def load_benchmark() -> Callable[[str], ModuleType]:
    """Import a script of ``benchmarks/`` by its name."""

    def load(name: str) -> ModuleType:
        path = Path(__file__).resolve().parents[2] / "benchmarks" / f"{name}.py"
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load


@pytest.fixture
def make_report() -> Callable[..., Report]:
    """Build a report from mentions in text order; an office points at the nearest mention that reads like its owner."""

    def make(article: str, *words: Words, definitions: Sequence[tuple[int, int]] = ()) -> Report:
        mentions: list[Mention] = []
        starts = itertools.count(0, 100)
        for i, word in enumerate(words):
            kind, text, title, owner = (*word, "", "")[:4]
            start = next(starts)
            span = Span(start, start + len(text))
            of = _nearest(words, i, owner) if owner else None
            offices = (Office(title, span, of),) if title else ()
            mentions.append(Mention(span, text, _type(kind), offices=offices))
        return Report(article, mentions=tuple(mentions), definitions=tuple(definitions))

    return make


@pytest.fixture
def make_article() -> Callable[[str], Article]:
    return lambda article: Article(article, "")


@pytest.fixture
def lists() -> NameLists:
    return load_lists()


@pytest.fixture
def day() -> Callable[[str], Interval]:
    return lambda text: Interval(date.fromisoformat(text), date.fromisoformat(text))


@pytest.fixture
def world() -> World:
    """Four countries, a few offices, two ministers of defence."""
    return World(
        countries=(
            _country("cty:indonesia", "Indonesia", "IDN", "RI", "Republik Indonesia"),
            _country("cty:freedonia", "Freedonia", "FRE", "Republik Freedonia"),
            _country("cty:sylvania", "Sylvania", "SYL"),
            _country("cty:ruritania", "Ruritania", "RUR", "Kerajaan Ruritania"),
        ),
        places=(
            Place("plc:strelsau", "Strelsau", ("Strelsau", "Strelzau"), "cty:ruritania", "capital", 50.0, 15.0),
            Place(
                "plc:kota-bulat", "Kota Bulat", ("Kota Bulat",), "cty:freedonia", "venue", stands_for="cty:freedonia"
            ),
        ),
        organizations=(
            Organization(
                "org:un", "Perserikatan Bangsa-Bangsa", ("Perserikatan Bangsa-Bangsa",), ("PBB",), None, None, "io"
            ),
            Organization(
                "org:pbb", "Partai Bulan Bintang", ("Partai Bulan Bintang",), ("PBB",), "cty:indonesia", None, "party"
            ),
            Organization("org:liga", "Liga Timur", ("Liga Timur", "LT"), (), None, None, "io"),
            Organization(
                "org:mod-fre",
                "Kementerian Pertahanan Freedonia",
                ("Kementerian Pertahanan Freedonia",),
                (),
                "cty:freedonia",
                None,
                "ministry",
            ),
        ),
        offices=(
            OfficeTitle("presiden", ("presiden",), "state", True, 1, "any"),
            OfficeTitle("kepala-negara", ("kepala negara",), "state", True, 1, "country"),
            OfficeTitle("raja", ("raja",), "state", True, 1, "country"),
            OfficeTitle("menteri-pertahanan", ("menteri pertahanan", "menhan"), "government", True, 1, "country"),
            OfficeTitle("wakil-perdana-menteri", ("wakil perdana menteri",), "government", True, 2, "country"),
            OfficeTitle("panglima", ("panglima",), "military", True, 1, "country"),
            OfficeTitle("politikus", ("politikus",), "other", False, 1, "any"),
            OfficeTitle("bupati", ("bupati",), "government", True, 1, "any"),
            OfficeTitle("dosen", ("dosen",), "other", False, 1, "any"),
            OfficeTitle("kepala", ("kepala",), "other", True, 1, "any"),
            OfficeTitle("kepala-badan", ("kepala badan",), "government", False, 1, "any", base="kepala"),
        ),
        ministries=(Ministry("kementerian pertahanan", ("kementerian pertahanan", "kemhan"), "menteri-pertahanan"),),
        tenures=(
            _tenure(
                "menteri-pertahanan", "cty:freedonia", "Rufus Firefly", "2020-01-01", "2021-06-30", "Rufus T. Firefly"
            ),
            _tenure("menteri-pertahanan", "cty:freedonia", "Gloria Teasdale", "2021-07-01", None),
            _tenure("wakil-perdana-menteri", "cty:freedonia", "Bob Roland", "2020-01-01", None),
            _tenure("wakil-perdana-menteri", "cty:freedonia", "Vera Marcal", "2020-01-01", None),
            _tenure("presiden", "cty:sylvania", "Ambassador Trentino", "2019-01-01", None),
        ),
        same_seat=(),
        honorifics=frozenset({"Pak", "Bu"}),
        ranks=frozenset({"Jenderal"}),
        former=frozenset({"mantan"}),
    )


def _country(id: str, name: str, iso3: str, *names: str) -> Country:
    return Country(id, name, iso3, (name, *names), None, 0.0, 0.0)


def _tenure(office: str, of: str, person: str, start: str, end: str | None, *names: str) -> Tenure:
    last = date.fromisoformat(end) if end else None
    return Tenure(office, of, person, names, date.fromisoformat(start), last, "", "invented", "high")


def _nearest(words: Sequence[Words], i: int, owner: str) -> int:
    return min((k for k, word in enumerate(words) if word[1] == owner), key=lambda k: abs(k - i))


def _type(kind: str) -> MentionType:
    types: dict[str, MentionType] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "ROLE": "ROLE"}
    return types[kind]
