"""Linked records built by hand: a small world with every odd case, a large one to measure with. Names are invented."""

from __future__ import annotations

import importlib.util
import random
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.records import (
    Article,
    Conflict,
    Entity,
    EntityKind,
    Evidence,
    Interval,
    Linked,
    Meeting,
    MeetingKind,
    Part,
    Role,
    Status,
    StatusClaim,
)

World = tuple[list[Article], Linked]

HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> ]]> </script><!-- {{data}}'


def _entity(identifier: str, name: str, *aliases: str, country: str | None = None) -> Entity:
    kinds: dict[str, EntityKind] = {"per": "person", "org": "organization", "cty": "country", "plc": "place"}
    kind = kinds[identifier[:3]]
    spot = (-6.18, 106.83) if identifier == "plc:jakarta" else (None, None)
    return Entity(identifier, kind, name, (name, *aliases), 1, ("a1",), country, *spot)


ENTITIES = (
    _entity("per:arum-wicaksono", "Arum Wicaksono", "Arum", "Arúm", country="cty:indonesia"),
    _entity("per:bima-santoso", "Bima Santoso", "Bima", country="cty:indonesia"),
    _entity("per:clara-dupont", "Clara Dupont", "Dupont", country="cty:france"),
    _entity("per:dmitri-orlov", "Dmitri Orlov", "Orlov", country="cty:russia"),
    _entity("per:eko-prasetya", "Eko Prasetya \x01\x0b🙂", country="cty:indonesia"),
    _entity("per:faris-al-hadi", "Faris al-Hadi", "فارس الهادي"),
    _entity("per:gita-null", "null", "MENKOMINFO: INFLASI"),
    _entity("per:hari-sunyi", "Hari Sunyi", "=1+1"),
    _entity("org:dewan-teh", "Dewan Teh Dunia", "DTD"),
    _entity("cty:indonesia", "Indonesia", "RI"),
    _entity("cty:france", "Prancis"),
    _entity("cty:russia", "Rusia"),
    _entity("plc:jakarta", "Jakarta", country="cty:indonesia"),
    _entity("plc:kampung-jauh", "Kampung Jauh"),
)

TEXTS = {
    "a1": "Presiden Arum Wicaksono bertemu Clara Dupont di Jakarta, Selasa (15/10). Keduanya membahas teh.",
    "a2": "🙂 Arum menjamu Dupont lagi pada Mei 2024; tempatnya tidak disebut. MENKOMINFO: INFLASI turun.",
    "a3": "Arum, Bima, Orlov, dan Dupont berunding di Kampung Jauh pada 1–3 Februari 2024.",
    "a4": "Orlov tiba di Jakarta dan disambut Bima. Orlov akan menemui Eko Prasetya. Istana bantah Hari bertemu Arum.",
    "a5": f"Delegasi Dewan Teh Dunia menemui فارس الهادي. {HOSTILE}",
}


def _evidence(article: str, start: int = 0, end: int | None = None) -> Evidence:
    return Evidence(article, start, len(TEXTS[article]) if end is None else end)


def _days(start: date, end: date | None = None) -> Interval:
    return Interval(start, end or start)


def _of(office: str, of: str | None, part: Part = "named") -> Role:
    return Role(office, of, part, ("a1",))


MEETINGS = (
    Meeting(
        "m01",
        "meeting",
        "held",
        ("per:arum-wicaksono", "per:clara-dupont"),
        (_evidence("a1", 0, 72),),
        ("a1", "a2"),
        ("a1",),
        status_history=(StatusClaim("a2", "planned"), StatusClaim("a1", "held")),
        roles={
            "per:arum-wicaksono": _of("Presiden", "cty:indonesia", "host"),
            "per:clara-dupont": _of("Menteri Luar Negeri Prancis", "cty:france", "guest"),
        },
        place="plc:jakarta",
        country="cty:indonesia",
        dates=_days(date(2024, 10, 15)),
        date_basis="weekday",
        date_text="Selasa (15/10)",
        conflicts=(Conflict("place", {"Jakarta": ("a1",), "Kampung Jauh": ("a2",)}),),
        rules=("bertemu",),
        confidence=0.9,
        triggers=(_evidence("a1", 24, 31),),
    ),
    Meeting(
        "m02",
        "meeting",
        "held",
        ("per:arum-wicaksono", "per:clara-dupont"),
        (_evidence("a2"),),
        ("a2",),
        ("a2",),
        dates=_days(date(2024, 5, 1), date(2024, 5, 31)),
        date_basis="explicit",
        date_text="Mei 2024",
        confidence=0.7,
        how={"status": "claimed by others"},
    ),
    Meeting(
        "m03",
        "multilateral",
        "held",
        ("per:arum-wicaksono", "per:bima-santoso", "per:clara-dupont", "per:dmitri-orlov"),
        (_evidence("a3"),),
        ("a3",),
        ("a3",),
        roles={"per:dmitri-orlov": _of("Menteri Teh", "cty:russia")},
        place="plc:kampung-jauh",
        dates=_days(date(2024, 2, 1), date(2024, 2, 3)),
        confidence=0.8,
    ),
    Meeting(
        "m04",
        "visit",
        "held",
        ("per:dmitri-orlov", "per:bima-santoso"),
        (_evidence("a4", 0, 40),),
        ("a4",),
        ("a4",),
        place="plc:jakarta",
        country="cty:indonesia",
        confidence=0.6,
    ),
    Meeting("m05", "meeting", "planned", ("per:dmitri-orlov", "per:eko-prasetya"), (_evidence("a4", 41, 74),), ("a4",)),
    Meeting("m06", "meeting", "denied", ("per:arum-wicaksono", "per:hari-sunyi"), (_evidence("a4", 75),), ("a4",)),
    Meeting(
        "m07",
        "meeting",
        "held",
        ("org:dewan-teh", "per:faris-al-hadi"),
        (_evidence("a5"),),
        ("a5",),
        ("a5",),
        roles={"per:faris-al-hadi": _of("Ketua ]]> INF", "org:dewan-teh")},
        dates=_days(date(2024, 12, 31)),
        confidence=0.5,
    ),
    Meeting("m08", "meeting", "cancelled", ("per:gita-null", "per:unlisted"), (Evidence("gone", 0, 9),), ("gone",)),
    Meeting("m09", "call", "held", ("per:bima-santoso", "cty:france"), (_evidence("a2", 0, 5),), ("a2",), ("a2",)),
)


@pytest.fixture
def world() -> World:
    """Nine meetings: every status and kind, odd dates, odd text, an article and an entity that are missing."""
    return make_world()


@pytest.fixture(scope="session")
def shared_world() -> World:
    """The same, for what is made once for many tests."""
    return make_world()


def make_world() -> World:
    """Build the small world."""
    urls = {"a1": "https://berita.example/a1?x=1&y=<2>", "a5": "javascript:alert(3)"}
    articles = [
        Article(name, text, f"Judul {name} {HOSTILE}", "Koran Contoh", urls.get(name, ""), date(2024, 10, 16), "meta")
        for name, text in TEXTS.items()
    ]
    return articles, Linked(ENTITIES, {}, MEETINGS)


@pytest.fixture
def empty() -> World:
    """No meeting at all."""
    return [Article("a1", "Tidak ada apa-apa.")], Linked((), {}, ())


@pytest.fixture
def pair() -> World:
    """One meeting of two: all degrees are equal."""
    return [Article("a1", TEXTS["a1"])], Linked(ENTITIES, {}, (Meeting("m01", "meeting", "held", *_PAIR),))


_PAIR = (("per:bima-santoso", "per:dmitri-orlov"), (_evidence("a1"),), ("a1",), ("a1",))

_GIVEN = ("Adi", "Bayu", "Citra", "Dewi", "Eka", "Fajar", "Gilang", "Hana", "Indra", "Joko", "Kirana", "Laras", "Mira")
_FAMILY = (
    "Santoso",
    "Wijaya",
    "Halim",
    "Nugroho",
    "Lestari",
    "Siregar",
    "Tanaka",
    "Dupont",
    "Orlov",
    "Novak",
    "Haddad",
)


def make_large_world(persons: int, meetings: int) -> World:
    """Persons of a dozen countries who meet their like more often than others; busy ones more than quiet ones."""
    rng = random.Random(7)
    countries = [f"cty:c{n:02d}" for n in range(12)]
    entities = [Entity(c, "country", f"Negara {n + 1}", (f"Negara {n + 1}",)) for n, c in enumerate(countries)]
    ids = [f"per:p{n:05d}" for n in range(persons)]
    home = {p: countries[min(11, int(rng.expovariate(0.35)))] for p in ids}
    names = {p: f"{rng.choice(_GIVEN)} {rng.choice(_FAMILY)}{f' {n}' if n > 60 else ''}" for n, p in enumerate(ids)}
    entities += [Entity(p, "person", names[p], (names[p],), country=home[p]) for p in ids]
    offices = {p: rng.choice(("Menteri Luar Negeri", "Presiden", "Ketua Parlemen", "")) for p in ids}
    busy = [1 / (1 + n) ** 0.6 for n in range(persons)]
    by_home = {c: [n for n in range(persons) if home[ids[n]] == c] for c in countries}
    records, articles = [], []
    for number in range(meetings):
        first = rng.choices(range(persons), busy)[0] if number % 5 else rng.randrange(persons)
        crowd = by_home[home[ids[first]]] if rng.random() < 0.8 else range(persons)
        others = rng.choices(crowd, [busy[n] for n in crowd], k=rng.choice((1, 1, 1, 1, 2, 3)))
        who = tuple(sorted({ids[first], *(ids[n] for n in others)}))
        kind: MeetingKind = "multilateral" if len(who) > 2 else "visit" if len(who) == 1 else "meeting"
        status: Status = rng.choices(("held", "planned", "cancelled", "denied"), (85, 9, 3, 3))[0]
        day = date.fromordinal(date(2023, 1, 1).toordinal() + rng.randrange(700))
        text = f"{' dan '.join(names[p] for p in who)} bertemu pada {day.day}/{day.month}."
        articles.append(Article(f"a{number:05d}", text, f"Berita {number}", "Koran Contoh", "", day, "meta"))
        roles = {p: Role(offices[p], home[p]) for p in who if rng.random() < 0.6}
        sentence = (Evidence(f"a{number:05d}", 0, len(text)),)
        about = (f"m{number:05d}", kind, status, who, sentence, (f"a{number:05d}",), (f"a{number:05d}",))
        records.append(
            Meeting(
                *about, roles=roles, country=rng.choice(countries), dates=_days(day), date_text=f"{day.day}/{day.month}"
            )
        )
    return articles, Linked(tuple(entities), {}, tuple(records))


@pytest.fixture
def large_world() -> Callable[[int, int], World]:
    """Build a world of so many persons and meetings; always the same one."""
    return make_large_world


@pytest.fixture
def referee() -> ModuleType:
    """The independent check of GraphML files that lies beside the repository, where there is one."""
    path = Path(__file__).resolve().parents[3] / "shared" / "gephi" / "gephi_lint.py"
    if not path.exists():
        pytest.skip("the independent GraphML check is not here")
    spec = importlib.util.spec_from_file_location("gephi_lint", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True
    spec.loader.exec_module(module)
    return module
