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
  jejaring extract news/ -o graph/ --backbone 0.05 --colour country
  jejaring extract news/ -o graph/ --decisions decisions.csv

A summary goes to standard output, progress and complaints to standard error. The folder OUT is changed only when all
files are complete. Settings and their defaults are listed in docs/tutorial.md.
"""

_LINK = """\
Decide anew which mentions are one person, organization, country or place; no model is loaded and no article read again.

The mentions are mentions.jsonl of a run, or what another reader found: one JSON object a line with article, start,
end, text, type (PER, ORG, LOC, ROLE) and perhaps honorific and offices. The articles are articles.jsonl of the run:
id, text, and perhaps published, without which an office has no holder. Writes entities.jsonl, and mentions.jsonl with
the entity, candidates and the reason of every decision. Meetings need the sentences; for them, run extract.
"""

_LINK_EXAMPLES = """\
examples:
  jejaring link --mentions graph/mentions.jsonl --articles graph/articles.jsonl -o linked/
  jejaring link --mentions ner.jsonl --articles news.jsonl -o linked/ --decisions decisions.csv

decisions.csv holds what people decided, and wins over every rule; docs/aliases.md tells what its lines may say:
  judgement,article,a,b,by,on,why
  same,,per:joko-widodo,Mulyono,RS,2025-03-01,his name at birth
  different,,Agus Salim,Agus Salim Chamidi,RS,2025-03-01,"the minister of 1947, and a lecturer"
  means,harian-12,Raka Sudibyo,Raka Sudibyo (Kapolres),RS,2025-03-01,not the mayor of that name
"""

_MATCH = """\
Say of pairs of names whether they can be one, by names and word lists alone, without any article.

PAIRS is a file with one JSON object a line: a, b and type (PER, ORG or GPE: countries and places, whose capitals may
stand for them). Each line is printed with same, score (0 to 1) and reasons added; a same of its own becomes expected.
"""

_MATCH_EXAMPLES = """\
example:
  jejaring match pairs.jsonl > judged.jsonl

A line of pairs.jsonl: {"a": "Menhan Prabowo", "b": "Prabowo Subianto", "type": "PER"}. An article tells more than two
names do: link joins names that match leaves apart, and keeps apart namesakes that match cannot tell.
"""

_VALIDATE = """\
Check that graph files open in Gephi without loss: well-formed, typed columns, unique ids, positions and sizes present.
"""

_VALIDATE_EXAMPLES = """\
example:
  jejaring validate graph/graph.graphml graph/graph_events.graphml

Exit code 1 if any file has a problem; every problem is one line on standard output.
"""


_EXPORT = """\
Write the results of a finished run for another tool: spreadsheets (csv), FollowTheMoney (ftm), the graph files anew
with other weights or colours (graph), Neo4j, Parquet, or one SQLite database.
"""

_EXPORT_EXAMPLES = """\
examples:
  jejaring export graph/ --format csv -o tables/
  jejaring export graph/ --format sqlite -o database/
  jejaring export graph/ --format graph --projection count --colour country -o other/

Prints the files written. Five questions to the database are in docs/query.md. The last three options are for the format
graph. Parquet needs the package pyarrow.
"""


_EXPLAIN = """\
Say why a meeting is in the results: the record, every sentence that tells of it, the rules that fired there, how its
status, date, place and country were found, why sentences were joined into one record, and on what articles disagree.

MEETING is an id, the beginning of one, or words that its participants, place, day, kind or status hold, in any order.
Words that fit several meetings list them; --left-out lists what was read in the articles but is in no meeting, and why.
At the end stand lines for extract --decisions: each takes out one sentence, or says whom an office means.
"""

_EXPLAIN_EXAMPLES = """\
examples:
  jejaring explain meeting:2014-10-17-joko-widodo-prabowo-subianto -o graph/
  jejaring explain Jokowi Prabowo 2014-10 -o graph/
  jejaring explain Prabowo denied -o graph/
  jejaring explain Prabowo --left-out -o graph/

In a sentence [..] are participants, {..} the place, <..> the date and >>..<< the words of contact. A rule's id leads to
its lines in pipeline/lexicons: contacts in meetings.toml, whether it happened in status.toml, dates in dates.toml.
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
    about = "decide anew who is who, from mentions that are there already"
    _add_link(commands.add_parser("link", help=about, description=_LINK, epilog=_LINK_EXAMPLES))
    about = "say of pairs of names whether they can be one"
    _add_match(commands.add_parser("match", help=about, description=_MATCH, epilog=_MATCH_EXAMPLES))
    about = "check that graph files open in Gephi without loss"
    _add_validate(commands.add_parser("validate", help=about, description=_VALIDATE, epilog=_VALIDATE_EXAMPLES))
    about = "say why a meeting is in the results"
    _add_explain(commands.add_parser("explain", help=about, description=_EXPLAIN, epilog=_EXPLAIN_EXAMPLES))
    about = "write results for another tool"
    _add_export(commands.add_parser("export", help=about, description=_EXPORT, epilog=_EXPORT_EXAMPLES))
    return parser


def _add_extract(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("articles", metavar="ARTICLES", type=_folder, help="a file or a folder of articles")
    parser.add_argument(
        "-o", "--out", metavar="OUT", type=_folder, required=True, help="folder for the results, outside ARTICLES"
    )
    parser.add_argument("--model", metavar="NAME", help="name of an installed model, or the path of a model folder")
    parser.add_argument(
        "--workers", metavar="N", type=int, help="processes that read side by side (default: one a core)"
    )
    parser.add_argument("--settings", metavar="FILE", type=Path, help="a TOML file with settings of your own")
    _add_drawing(parser)
    about = "a CSV file of what people decided about names, offices and misread sentences"
    parser.add_argument("--decisions", metavar="FILE", type=Path, help=about)
    parser.add_argument("--quiet", action="store_true", help="no progress and no summary; complaints only")


def _add_link(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--mentions", metavar="FILE", type=Path, required=True, help="mentions.jsonl, or alike")
    parser.add_argument("--articles", metavar="FILE", type=Path, required=True, help="articles.jsonl, or alike")
    parser.add_argument(
        "-o", "--out", metavar="OUT", type=_folder, required=True, help="another folder, for the results"
    )
    about = "a CSV file of what people decided about names and offices"
    parser.add_argument("--decisions", metavar="FILE", type=Path, help=about)
    parser.add_argument("--quiet", action="store_true", help="no summary; complaints only")


def _add_match(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pairs", metavar="PAIRS", type=Path, help="a .jsonl file of pairs of names")


def _add_validate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", type=Path, nargs="+", help="a .graphml or .gexf file")


def _add_explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("meeting", metavar="MEETING", nargs="+", help="id of a meeting, its beginning, or search words")
    parser.add_argument(
        "-o", "--out", metavar="OUT", type=_folder, default=Path("out"), help="a folder that extract wrote (out)"
    )
    parser.add_argument("--left-out", action="store_true", help="list what fits the words but is in no meeting")


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("results", metavar="OUT", type=_folder, help="a folder that `jejaring extract` wrote")
    formats = ("csv", "ftm", "graph", "neo4j", "parquet", "sqlite")
    parser.add_argument(
        "--format", metavar="FORMAT", choices=formats, required=True, help="csv, ftm, graph, neo4j, parquet or sqlite"
    )
    parser.add_argument(
        "-o", "--out", metavar="DIR", type=_folder, required=True, help="folder for the files, not OUT itself"
    )
    _add_drawing(parser)


def _add_drawing(parser: argparse.ArgumentParser) -> None:
    """Add what changes the graph; what is not given is None."""
    parser.add_argument(
        "--projection",
        metavar="WEIGHT",
        choices=("newman", "count", "none"),
        help="what a meeting of k adds to each pair: newman 1/(k-1), count 1; none keeps meetings as nodes",
    )
    parser.add_argument(
        "--backbone", metavar="ALPHA", type=_share, help="keep only lines that stand out: disparity below ALPHA (0.05)"
    )
    parser.add_argument(
        "--colour",
        metavar="BY",
        choices=("community", "country"),
        help="what the colour of a node tells: community or country",
    )


def _folder(text: str) -> Path:
    """Take a folder's name; an empty one would mean the current folder."""
    if not text.strip():
        raise argparse.ArgumentTypeError("an empty name is no folder")
    return Path(text)


def _share(text: str) -> float:
    """Read a number above 0 and up to 1."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0 and up to 1")
    return value
