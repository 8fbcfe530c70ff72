from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "data" / "articles"


def extract(source: Path, out: Path, seed: str) -> Path:
    """Run the shipped command in a process of its own, where strings hash as ``seed`` says."""
    command = [sys.executable, "-m", "pipeline.cli", "extract", str(source), "-o", str(out)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="session")
def real_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Results of the sample articles."""
    return extract(SAMPLES, tmp_path_factory.mktemp("real") / "out", "1")


@pytest.fixture(scope="session")
def shuffled_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same of a copy whose files, and lines of metadata, came into being in the opposite order."""
    copy = tmp_path_factory.mktemp("shuffled") / "articles"
    copy.mkdir()
    for path in sorted(SAMPLES.iterdir(), reverse=True):
        shutil.copy(path, copy)
    lines = (SAMPLES / "meta.jsonl").read_text(encoding="utf-8").splitlines()
    (copy / "meta.jsonl").write_text("\n".join(reversed(lines)) + "\n", encoding="utf-8")
    return extract(copy, copy.parent / "out", "2")
