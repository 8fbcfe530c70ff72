"""What `pip install .` brings: code, word lists, page and model, and nothing that only development needs."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    pytest.importorskip("hatchling", reason="make setup installs it")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}


def files(folder: Path) -> set[str]:
    found = (path.relative_to(ROOT).as_posix() for path in folder.rglob("*") if path.is_file())
    left_out = re.compile(r"__pycache__|/viewer/source/|\.(?:so|compiled)$")
    return {name for name in found if not left_out.search(name)}


def test_everything_of_the_package_is_there(packed: set[str]) -> None:
    package = files(ROOT / "pipeline")
    assert {Path(name).suffix for name in package} >= {".py", ".toml", ".csv", ".html", ".css", ".js"}
    assert package <= packed


def test_the_model_is_there_without_its_recipe(packed: set[str]) -> None:
    model = {name for name in files(ROOT / "models" / "stanza-id-ner") if "/recipe/" not in name}
    assert any(name.endswith(".pt") for name in model)
    assert {f"pipeline/{name}" for name in model} == packed - files(ROOT / "pipeline")
