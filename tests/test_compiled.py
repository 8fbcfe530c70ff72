"""Compiled modules are refused where their sources have changed, and the sources are such as mypyc takes."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from pipeline import compiled
from pipeline.errors import InputError


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree of three modules, of which two are compiled."""
    for name in ("read/reader.py", "read/network.py", "chronology.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("A = 1\n", encoding="utf-8")
    monkeypatch.setattr(compiled, "ROOT", tmp_path)
    monkeypatch.setattr(compiled, "STAMP", tmp_path / ".compiled")
    return tmp_path


def test_a_tree_in_plain_python_is_never_refused(tree: Path) -> None:
    compiled.check()
    assert not compiled.is_compiled()
    assert [path.name for path in compiled.sources()] == ["chronology.py", "reader.py"]


def test_compiled_modules_run_until_a_source_changes(tree: Path) -> None:
    (tree / ".compiled").write_text(compiled.digest() + "\n", encoding="utf-8")
    compiled.check()
    (tree / "read/network.py").write_text("A = 2\n", encoding="utf-8")  # stays plain Python
    compiled.check()
    (tree / "read/reader.py").write_text("A = 2\n", encoding="utf-8")
    with pytest.raises(InputError, match="make compile"):
        compiled.check()


def test_a_module_added_or_gone_is_a_change(tree: Path) -> None:
    (tree / ".compiled").write_text(compiled.digest() + "\n", encoding="utf-8")
    (tree / "read/new.py").write_text("", encoding="utf-8")
    with pytest.raises(InputError):
        compiled.check()


@pytest.mark.parametrize("path", compiled.sources(), ids=lambda path: path.name)
def test_sources_hold_nothing_that_mypyc_does_not_take(path: Path) -> None:
    """What mypy passes and mypyc does not.

    Membership in a display with a star crashes mypyc 2.4; a frozenset with a view of keys is a set, which the types
    deny and compiled code refuses when it runs; a cached property is taken for a plain one.
    """
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Compare):
            displays = [item for item in node.comparators if isinstance(item, ast.Tuple | ast.List | ast.Set)]
            starred = [item for display in displays for item in display.elts if isinstance(item, ast.Starred)]
            assert not starred, f"line {node.lineno}: a star in what is asked for membership"
        if isinstance(node, ast.BinOp) and isinstance(node.right, ast.Call):
            view = isinstance(node.right.func, ast.Attribute) and node.right.func.attr in ("keys", "items")
            assert not view, f"line {node.lineno}: a view of keys behind an operator of sets"
        if isinstance(node, ast.Attribute):
            assert node.attr != "cached_property", f"line {node.lineno}: a cached property"
