"""What the documents promise is there: links, make targets, settings, columns."""

from __future__ import annotations

import re
import shlex
import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest

import pipeline
from pipeline import settings
from pipeline.cli.parsers import build
from pipeline.graph.schema import COLUMNS

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_make_target_that_is_mentioned_exists_and_is_explained() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    explained = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    texts = [script, *(page.read_text(encoding="utf-8") for page in PAGES)]
    mentioned = {word for text in texts for word in re.findall(r"(?:^|`)make ([a-z-]+)", text, re.MULTILINE)}
    assert mentioned
    assert mentioned <= explained
    assert explained == set(re.findall(r"[a-z-]+", makefile.split(".PHONY:")[1].splitlines()[0]))


def test_the_tutorial_lists_every_setting_with_its_default() -> None:
    tutorial = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| `(.+?)` \|", tutorial, re.MULTILINE)
    assert tomllib.loads("\n".join(f"{key} = {value}" for key, value in rows)) == asdict(settings.load())


def test_the_columns_that_the_gephi_page_names_exist() -> None:
    page = (ROOT / "docs" / "gephi.md").read_text(encoding="utf-8")
    section = page.split("\n## The columns\n")[1].split("\n## ")[0]
    columns = {name for scope in COLUMNS.values() for name in scope}
    assert set(re.findall(r"`([a-z_]+)`", section)) <= columns


def test_the_newest_version_in_the_changelog_is_this_one() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[(\d.*?)\]", changelog, re.MULTILINE)[0] == pipeline.__version__


def test_the_modules_that_pages_name_exist() -> None:
    pages = [ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    named = {name for page in pages for name in re.findall(r"`([\w/]+\.py)`", page.read_text(encoding="utf-8"))}
    homes = (ROOT, ROOT / "pipeline", ROOT / "pipeline" / "link")
    assert "link/merge.py" in named
    assert {name for name in named if not any((home / name).is_file() for home in homes)} == set()


def test_the_page_of_word_lists_names_each_file() -> None:
    page = (ROOT / "docs" / "lexicons.md").read_text(encoding="utf-8")
    lists = (path for path in (ROOT / "pipeline" / "lexicons").iterdir() if path.suffix in (".toml", ".csv"))
    assert set(re.findall(r"`(\w+\.(?:toml|csv))`", page)) == {path.name for path in lists}


def _commands() -> list[str]:
    """The whole commands in the blocks of all pages: the first word is ours, no "…" leaves anything out."""
    texts = (page.read_text(encoding="utf-8") for page in PAGES)
    blocks = (block for text in texts for block in re.findall(r"^```\n(.*?)^```", text, re.MULTILINE | re.DOTALL))
    lines = {line for block in blocks for line in block.splitlines() if line.startswith("jejaring ")}
    return sorted(line for line in lines if not re.search(r"[…\[]|\.\.\.", line))


@pytest.mark.parametrize("line", _commands())
def test_the_commands_that_pages_show_can_be_typed(line: str) -> None:
    shown = re.split(r" {2,}then | > ", line)[0]
    assert build().parse_args(shlex.split(shown, comments=True)[1:]).command
