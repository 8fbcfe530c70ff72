"""Settings of a run: an option wins over the user's file, the file over the defaults in ``settings.toml``."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from pipeline.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can choose, from :func:`load`; ``settings.toml`` says what each means and holds the defaults."""

    model: str
    max_bytes: int
    workers: int
    projection: Literal["newman", "count", "none"]
    backbone: float
    colour: Literal["community", "country"]


@dataclass(frozen=True, slots=True)
class _Rule:
    allows: Callable[[Any], bool]
    cure: str


_RULES: dict[str, _Rule] = {
    "model": _Rule(
        allows=lambda value: isinstance(value, str) and bool(value.strip()),
        cure="Give the name of a model, or the path of a model folder, in quotes",
    ),
    "max_bytes": _Rule(
        # bool is an int for Python, but nobody means a file of True bytes
        allows=lambda value: type(value) is int and value > 0,
        cure="Give a whole number of bytes, at least 1",
    ),
    "workers": _Rule(
        allows=lambda value: type(value) is int and value >= 0,
        cure="Give a number of processes, or 0 for one a core",
    ),
    "projection": _Rule(
        allows=lambda value: value in ("newman", "count", "none"),
        cure='Give "newman", "count" or "none"',
    ),
    "backbone": _Rule(
        allows=lambda value: type(value) in (int, float) and 0 <= value <= 1,
        cure="Give a number from 0 (all lines) to 1, such as 0.05",
    ),
    "colour": _Rule(
        allows=lambda value: value in ("community", "country"),
        cure='Give "community" or "country"',
    ),
}


def load(file: Path | None = None, options: Mapping[str, Any] | None = None) -> Settings:
    """Put the settings of a run together.

    Args:
        file: A TOML file with some of the keys of ``settings.toml``, or None.
        options: What the command line gives; a value of None means "not given".

    Raises:
        SettingsError: If the file is missing or is not TOML, or a key or a value cannot be. Names file, key and cure.
    """
    shipped = resources.files("pipeline").joinpath("settings.toml").read_text(encoding="utf-8")
    own = _parse(file) if file else {}
    given = {key: value for key, value in (options or {}).items() if value is not None}
    _check(own, where=str(file))
    _check(given, where="options")
    return Settings(**{**tomllib.loads(shipped), **own, **given})


def _parse(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        reason = f"the settings cannot be read ({error.strerror})"
        raise SettingsError(reason, where=str(file), cure="Give the path of a TOML file with --settings") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        cure = 'Write one `key = value` a line, text in quotes: model = "stanza-id-ner"'
        raise SettingsError(f"the settings are not TOML ({error})", where=str(file), cure=cure) from None


def _check(table: Mapping[str, Any], *, where: str) -> None:
    for key, value in table.items():
        if key not in _RULES:
            close = difflib.get_close_matches(key, _RULES, n=1)
            cure = f"Did you mean {close[0]!r}?" if close else f"Use some of: {', '.join(_RULES)}"
            raise SettingsError(f"unknown setting {key!r}", where=where, cure=cure)
        if not _RULES[key].allows(value):
            raise SettingsError(f"{key} cannot be {value!r}", where=where, cure=_RULES[key].cure)
