"""Who held which office on a day: ``python benchmarks/offices_quiz.py`` asks the shipped list 300 and more questions.

``offices_questions.csv`` was written by hand from public record, apart from the list: ``question`` (for people),
``office`` and ``of`` (ids; "acting " before an office asks who stands in), ``on`` (ISO date) and ``answer``: a name, or
``open`` where nobody held the office, several did, or there is no such office. Prints every miss and the share of right
answers; exit code 1 below the floor.
"""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

from pipeline.lexicons.facts import ACTING
from pipeline.lexicons.world import load_world
from pipeline.link.names import SAME, match

QUESTIONS = Path(__file__).with_name("offices_questions.csv")
FLOOR = 0.97
OPEN = "open"


def ask(office: str, of: str, on: str) -> str:
    """Return the one holder whom the list knows, else ``open``."""
    world, acting = load_world(), office.startswith(ACTING)
    who = world.stand_ins if acting else world.holders
    held = {tenure.person for tenure in who(office.removeprefix(ACTING).strip(), of, date.fromisoformat(on))}
    return held.pop() if len(held) == 1 else OPEN


def judge(answer: str, right: str) -> str:
    """Return ``right``, ``wrong`` (a false statement) or ``missing`` (open where there is an answer)."""
    if OPEN in (answer, right):
        return "right" if answer == right else "missing" if answer == OPEN else "wrong"
    return "right" if match(answer, right, "PER").value >= SAME else "wrong"


def main() -> int:
    """Ask all questions."""
    with QUESTIONS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    counts: Counter[str] = Counter()
    for row in rows:
        answer = ask(row["office"], row["of"], row["on"])
        verdict = judge(answer, row["answer"])
        counts[verdict] += 1
        if verdict != "right":
            print(f"{verdict:8} {row['question']} {row['on']}: {answer}, not {row['answer']}")
    print(f"{len(rows)} questions, {counts['right']} right, {counts['missing']} missing, {counts['wrong']} wrong")
    return int(counts["right"] < FLOOR * len(rows))


if __name__ == "__main__":
    raise SystemExit(main())
