from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from pipeline.cli.main import main
from pipeline.run import Stages


class Said(NamedTuple):
    code: int
    out: str
    err: str


Jejaring = Callable[..., Said]


@pytest.fixture
def jejaring(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fake_stages: Stages) -> Jejaring:
    """Run the command in this process, with stages that need no model."""
    monkeypatch.setattr("pipeline.run.shipped_stages", lambda: fake_stages)
    monkeypatch.delenv("JEJARING_DEBUG", raising=False)

    def call(*words: object) -> Said:
        capsys.readouterr()
        try:
            code = main([str(word) for word in words])
        except SystemExit as left:
            code = int(left.code or 0)
        return Said(code, *capsys.readouterr())

    return call
