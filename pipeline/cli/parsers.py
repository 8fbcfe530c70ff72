"""What can be typed after ``jejaring``. Kept apart from the work, so that help and usage errors come at once."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from pipeline import __version__

PROGRAM = "jejaring"

_MAIN = """\
Read a folder of Indonesian news and draw who met whom, where and when.

example:
  jejaring extract news/ -o graph/        then open graph/index.html, or graph/graph.graphml in Gephi
"""

_CODES = """\
exit codes:
  0    done
  1    an input, a setting, the model or the output folder is wrong; the message says which and what to do
  2    the command line is wrong
  3    done, but some inputs were refused; run.json lists them with reasons
  130  interrupted; earlier results are as they were

JEJARING_DEBUG=1 shows where in the program an error comes from.
"""

_EXTRACT = """\
Read articles and write the graph of persons, organizations and countries, with every meeting and its sentences.

ARTICLES is a file or a folder with all that lies below it: .txt, .md, .html, .jsonl (id, text, and perhaps title,
published, source, url, language) or .csv with those columns. A meta.jsonl beside text files may say when and where each
was published; without a date, "kemarin" has no day.
"""

_EXTRACT_EXAMPLES = """\
examples:
  jejaring extract news/ -o graph/
  jejaring extract news.jsonl -o graph/ --quiet
  jejaring extract news/ -o graph/ --settings mine.toml

A summary goes to standard output, progress and complaints to standard error. The folder OUT is changed only when all
files are complete. Settings and their defaults are listed in docs/tutorial.md.
"""

_VALIDATE = """\
Check that graph files open in Gephi without loss: well-formed, typed columns, unique ids, positions and sizes present.
"""

_VALIDATE_EXAMPLES = """\
example:
  jejaring validate graph/graph.graphml graph/graph_events.graphml

Exit code 1 if any file has a problem; every problem is one line on standard output.
"""


class _Parser(argparse.ArgumentParser):
    """Keeps the line breaks of examples, and takes no abbreviated options: they break the day that two begin alike."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"formatter_class": argparse.RawDescriptionHelpFormatter, "allow_abbrev": False}
        super().__init__(*args, **kwargs)


def build() -> argparse.ArgumentParser:
    """Build the parser of the whole command; ``command`` in its result names the module that does the work."""
    parser = _Parser(PROGRAM, description=_MAIN, epilog=_CODES)
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", required=True)
    about = "read articles and write the graph"
    _add_extract(commands.add_parser("extract", help=about, description=_EXTRACT, epilog=_EXTRACT_EXAMPLES))
    about = "check that graph files open in Gephi without loss"
    _add_validate(commands.add_parser("validate", help=about, description=_VALIDATE, epilog=_VALIDATE_EXAMPLES))
    return parser


def _add_extract(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("articles", metavar="ARTICLES", type=Path, help="a file or a folder of articles")
    parser.add_argument(
        "-o", "--out", metavar="OUT", type=Path, required=True, help="folder for the results, outside ARTICLES"
    )
    parser.add_argument("--model", metavar="NAME", help="name of an installed model, or the path of a model folder")
    parser.add_argument("--settings", metavar="FILE", type=Path, help="a TOML file with settings of your own")
    parser.add_argument("--quiet", action="store_true", help="no progress and no summary; complaints only")


def _add_validate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", type=Path, nargs="+", help="a .graphml or .gexf file")
