from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipeline.graph.schema import COLUMNS, clean_id, clean_text, encode, encode_all, gephi_text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  a\n\tb\r\n c ", "a b c"),
        ("a\x00\x0bb\ud800c", "a b c"),
        ("MENKOMINFO null ]]>", "MENKOMINFO null ]]>"),
        ("فارس 🙂", "فارس 🙂"),
        ("\x01", ""),
    ],
)
def test_text_is_cleaned(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


@pytest.mark.parametrize(
    ("name", "text", "safe"),
    [
        ("country", "MENKOMINFO: INFLASI", "MENKOMI\u2060NFO: I\u2060NFLASI"),
        ("aliases", "INFO; info", "I\u2060NFO; info"),
        ("label", "MENKOMINFO", "MENKOMINFO"),
        ("label", "null", "n\u2060ull"),
        ("country", "NULL", "N\u2060ULL"),
        ("country", "null and void", "null and void"),
        ("country", "a ]]> b", "a ]]\u2060> b"),
        ("degree", "3", "3"),
    ],
)
def test_gephi_cannot_spoil_text(name: str, text: str, safe: str) -> None:
    assert gephi_text(COLUMNS["node"][name], text) == safe


@given(st.text(st.characters()))
def test_any_text_can_be_written_and_read_back(text: str) -> None:
    cleaned = gephi_text(COLUMNS["node"]["label"], clean_text(text))
    assert clean_text(cleaned) == cleaned
    element = etree.Element("a", {"id": clean_id(text)})
    element.text = etree.CDATA(cleaned) if cleaned else None
    element.set("b", cleaned)
    again = etree.fromstring(etree.tostring(element, encoding="UTF-8"))
    assert ((again.text or ""), again.get("b"), again.get("id")) == (cleaned, cleaned, clean_id(text))


@pytest.mark.parametrize(
    ("scope", "name", "value", "spelled"),
    [
        ("node", "degree", 3, "3"),
        ("node", "x", 3, "3.0"),
        ("node", "x", -0.0, "0.0"),
        ("node", "day_known", False, "false"),
        ("node", "label", "", None),
        ("node", "label", None, None),
        ("node", "aliases", ("a; b", " ", "c"), "a, b; c"),
        ("node", "aliases", (), None),
        ("edge", "weight", 1 / 3, "0.3333333333333333"),
        ("edge", "relation", ("met", "visited"), "met; visited"),
    ],
)
def test_values_are_spelled_by_their_type(scope: Any, name: str, value: Any, spelled: str | None) -> None:
    assert encode(scope, name, value) == spelled


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("degree", 3.0),
        ("degree", True),
        ("degree", 2**31),
        ("x", float("nan")),
        ("x", float("inf")),
        ("x", "1"),
        ("label", 1),
        ("aliases", "a"),
        ("aliases", {"a"}),
        ("day_known", 1),
        ("unheard_of", 1),
    ],
)
def test_what_is_not_of_its_type_is_refused(name: str, value: Any) -> None:
    with pytest.raises(ValueError, match=name):
        encode("node", name, value)


def test_columns_are_named_as_gephi_wants_them() -> None:
    for scope in ("node", "edge"):
        for name, column in COLUMNS[scope].items():
            assert name == column.name == name.lower()
            assert name not in {"id", "type", "timeset", "interval", "timestamp"}
            assert column.about
    assert list(encode_all("node", {"y": 1.0, "label": "a", "x": None})) == ["label", "y"]
