from __future__ import annotations

import re
import tomllib
from dataclasses import fields, replace
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import SettingsError
from pipeline.settings import Settings, load


def write(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_shipped_defaults_give_every_setting_a_value_and_a_comment() -> None:
    text = resources.files("pipeline").joinpath("settings.toml").read_text(encoding="utf-8")
    names = [field.name for field in fields(Settings)]
    assert list(tomllib.loads(text)) == names
    assert all(re.search(rf"^# {name} ", text, re.MULTILINE) for name in names)


def test_option_wins_over_file_and_file_over_default(tmp_path: Path) -> None:
    default = load()
    file = write(tmp_path, 'model = "theirs"\nmax_bytes = 7\n')
    assert load(file) == replace(default, model="theirs", max_bytes=7)
    assert load(file, {"model": "mine"}) == replace(default, model="mine", max_bytes=7)
    assert load(None, {"model": "mine", "max_bytes": None}) == replace(default, model="mine")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('modle = "x"', "unknown setting 'modle'. Did you mean 'model'?"),
        ("zzz = 1", "unknown setting 'zzz'. Use some of: model, max_bytes, workers"),
        ("[model]\nname = 1", "model cannot be {'name': 1}. Give the name of a model"),
        ('model = " "', "model cannot be ' '"),
        ("max_bytes = 0", "max_bytes cannot be 0. Give a whole number of bytes, at least 1"),
        ("workers = -1", "workers cannot be -1. Give a number of processes, or 0 for one a core"),
        ("max_bytes = true", "max_bytes cannot be True"),
        ('max_bytes = "10"', "max_bytes cannot be '10'"),
        ('projection = "loose"', "projection cannot be 'loose'. Give \"newman\""),
        ("backbone = 2", "backbone cannot be 2. Give a number from 0"),
        ("backbone = true", "backbone cannot be True"),
        ('colour = "red"', "colour cannot be 'red'. Give \"community\""),
        ("max_bytes 10", "the settings are not TOML"),
    ],
)
def test_a_wrong_file_is_named_with_its_key_and_a_cure(tmp_path: Path, text: str, says: str) -> None:
    file = write(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        load(file)
    assert str(caught.value).startswith(f"{file}: {says}")


def test_bytes_that_are_no_text_are_said_to_be(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="not TOML"):
        load(file)


@pytest.mark.parametrize("missing", ["nowhere.toml", "."])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, missing: str) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load(tmp_path / missing)


@pytest.mark.parametrize("options", [{"modle": "x"}, {"model": ""}, {"max_bytes": -1}])
def test_a_wrong_option_is_refused(options: dict[str, Any]) -> None:
    with pytest.raises(SettingsError, match=r"^options: "):
        load(None, options)
