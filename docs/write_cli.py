"""Writes ``docs/cli.md`` from the parsers: ``make docs``. A test fails when the file is behind them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from pipeline.cli.parsers import build

TARGET = Path(__file__).with_name("cli.md")


def page() -> str:
    """Return the whole page. Not argparse's own help, whose layout differs between versions of Python."""
    parser = build()
    lines = ["# The command line", "", "Written by `make docs` from the parsers; change it there.", ""]
    lines += _section(parser, "jejaring")
    for name, command in _commands(parser):
        lines += _section(command, f"jejaring {name}")
    return "\n".join(lines).rstrip() + "\n"


def _section(parser: argparse.ArgumentParser, title: str) -> Iterator[str]:
    yield from (f"## {title}", "", "```", _usage(parser, title), "```", "")
    yield from _prose(parser.description or "")
    rows = [action for action in parser._actions if not isinstance(action, argparse._SubParsersAction)]
    yield from ("| argument | meaning |", "|---|---|")
    for action in rows:
        yield f"| `{', '.join(_spellings(action))}` | {action.help} |"
    for name, command in _commands(parser):
        yield f"| [`{name}`](#jejaring-{name}) | {_about(parser, command)} |"
    yield ""
    yield from _prose(parser.epilog or "")


def _prose(text: str) -> Iterator[str]:
    """Yield paragraphs; a heading with indented lines below it becomes a block as typed."""
    for paragraph in text.strip().split("\n\n"):
        head, *rest = paragraph.splitlines()
        if head.endswith(":") and rest:
            yield from (head.capitalize(), "", "```", *(line.strip() for line in rest), "```", "")
        else:
            yield from (" ".join([head, *rest]), "")


def _usage(parser: argparse.ArgumentParser, title: str) -> str:
    words = [title]
    for action in parser._actions:
        word = _spellings(action)[0] if action.option_strings else str(action.metavar)
        word = word if action.required else f"[{word}]"
        words.append(f"{word} ..." if action.nargs in ("+", argparse.PARSER) else word)
    return " ".join(words)


def _spellings(action: argparse.Action) -> list[str]:
    if not action.option_strings:
        return [str(action.metavar)]
    value = f" {action.metavar}" if action.metavar else ""
    return [f"{option}{value}" for option in action.option_strings]


def _commands(parser: argparse.ArgumentParser) -> list[tuple[str, argparse.ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return list(action.choices.items())
    return []


def _about(parser: argparse.ArgumentParser, command: argparse.ArgumentParser) -> str:
    name = command.prog.split()[-1]
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return next(str(choice.help) for choice in action._choices_actions if choice.dest == name)
    raise ValueError(f"{name} is no command")


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
