from __future__ import annotations

import re
import runpy
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import pipeline

ROOT = Path(__file__).parents[2]
HEAVY = ("torch", "stanza", "spacy", "networkx", "lxml", "numpy", "babel")
COMMANDS = ("explain", "export", "extract", "link", "match", "validate")


def test_version_is_told(jejaring: Any) -> None:
    assert jejaring("--version") == (0, f"jejaring {pipeline.__version__}\n", "")


def test_every_command_has_a_module_and_the_other_way_round(jejaring: Any) -> None:
    modules = {path.stem for path in (ROOT / "pipeline" / "cli").glob("*.py") if "def execute(" in path.read_text()}
    assert modules == set(COMMANDS)
    shown = jejaring("--help").out
    assert all(re.search(rf"^    {command} ", shown, re.MULTILINE) for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_teaches_by_example(jejaring: Any, command: str) -> None:
    said = jejaring(command, "--help")
    assert (said.code, said.err) == (0, "")
    assert f"  jejaring {command} " in said.out


def test_help_lists_the_exit_codes(jejaring: Any) -> None:
    shown = jejaring("--help").out.split("exit codes:")[1]
    assert re.findall(r"^  (\d+) ", shown, re.MULTILINE) == ["0", "1", "2", "3", "130"]


@pytest.mark.parametrize("words", [(), ("extarct",), ("extract",), ("extract", "news"), ("validate",)])
def test_wrong_usage_is_2_and_says_how(jejaring: Any, words: tuple[str, ...]) -> None:
    said = jejaring(*words)
    assert said.code == 2
    assert said.err.startswith("usage: jejaring")
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    "words",
    [("extract", "", "-o", "x"), ("extract", "news", "-o", " "), ("export", "out", "--format", "csv", "-o", "")],
)
def test_an_empty_name_does_not_mean_the_current_folder(jejaring: Any, words: tuple[str, ...]) -> None:
    said = jejaring(*words)
    assert (said.code, "an empty name is no folder" in said.err) == (2, True)


def test_abbreviated_options_are_refused(jejaring: Any) -> None:
    assert jejaring("extract", "news", "--ou", "x").code == 2


def test_help_comes_at_once_and_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from pipeline.cli.main import main\n"
        "try:\n    main(['extract', '--help'])\n"
        "except SystemExit:\n    pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"


def test_help_takes_less_than_a_third_of_a_second() -> None:
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "pipeline.cli", "--help"], cwd=ROOT, capture_output=True, check=True)
        seconds.append(time.perf_counter() - start)
    assert min(seconds) < 0.3


def test_the_reference_is_written_from_the_parsers() -> None:
    page = runpy.run_path(str(ROOT / "docs" / "write_cli.py"))["page"]
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == page(), "run make docs"
