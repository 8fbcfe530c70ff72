from __future__ import annotations

import csv
import json
import re
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli.main import main
from pipeline.graph import problems
from pipeline.graph.drawing import FILES, Look, write_drawing
from pipeline.graph.export.database import write_database
from pipeline.graph.export.finished import Finished
from pipeline.graph.export.frames import write_frames
from pipeline.graph.export.ftm import write_ftm
from pipeline.graph.export.neo4j import write_neo4j
from pipeline.graph.export.sheets import safe, write_sheets
from pipeline.graph.export.tables import tables

ROOT = Path(__file__).parents[3]


def read_csv(path: Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def test_sheets_have_names_and_run_no_formula(finished: Finished, tmp_path: Path) -> None:
    write_sheets(finished, tmp_path)
    meetings = read_csv(tmp_path / "meetings.csv", "utf-8-sig")
    assert [row["id"] for row in meetings[:3]] == ["m03", "m02", "m01"]
    assert meetings[2]["participants"] == "Arum Wicaksono; Clara Dupont"
    assert meetings[2]["links"] == "https://berita.example/a1?x=1&y=<2>"
    assert meetings[2]["conflicts"] == "place: Jakarta (a1) / Kampung Jauh (a2)"
    people = read_csv(tmp_path / "participants.csv", "utf-8-sig")
    office = next(row for row in people if row["meeting"] == "m01" and row["name"] == "Clara Dupont")
    assert (office["office"], office["of"], office["part"]) == ("Menteri Luar Negeri Prancis", "Prancis", "guest")


@pytest.mark.parametrize("text", ["=1+1", "+62", "-1", "@sum", "\t=1", " =1"])
def test_what_a_spreadsheet_would_run_becomes_text(text: str) -> None:
    assert str(safe(text)).startswith("'")
    assert (safe(-1), safe(0.5), safe(None)) == (-1, 0.5, None)
    assert len(str(safe("a" * 40_000))) < 32_767


def test_the_five_questions_of_the_page_have_answers(finished: Finished, tmp_path: Path) -> None:
    write_database(tables(finished), tmp_path)
    page = (ROOT / "docs" / "query.md").read_text(encoding="utf-8")
    questions = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    assert len(questions) == 5
    ours = {"Prabowo Subianto": "Arum Wicaksono", "Joe Biden": "Arum Wicaksono", "Xi Jinping": "Clara Dupont"}
    ours |= {"2023-11-30": "2024-05-31", "2023-11-01": "2024-05-20"}
    answers = []
    with sqlite3.connect(tmp_path / "jejaring.sqlite") as base:
        for question in questions:
            asked = re.sub("|".join(ours), lambda match: ours[match.group()], question)
            answers.append(base.execute(asked).fetchall())
    assert answers[0][0] == ("Clara Dupont", 3, "2024-02-01", "2024-10-15")
    assert answers[1][-1][1].startswith("Presiden Arum Wicaksono bertemu")
    assert answers[2] == [("2024-05-01", "2024-05-31", "meeting", "Arum Wicaksono; Clara Dupont")]
    assert {row[1] for row in answers[3]} == {"planned", "cancelled"}
    assert answers[4][0][3] == "a2"


def test_tables_refer_to_rows_that_are_there(finished: Finished) -> None:
    by_name = {table.name: table for table in tables(finished)}
    ids = {name: {row[0] for row in by_name[name].rows} for name in ("articles", "meetings", "entities")}
    for table in by_name.values():
        assert all(len(row) == len(table.columns) for row in table.rows)
        names = [name for name, _ in table.columns]
        if "meeting" in names:
            assert {row[names.index("meeting")] for row in table.rows} <= ids["meetings"]
        if table.key:
            keys = [tuple(row[names.index(name)] for name in table.key) for row in table.rows]
            assert len(set(keys)) == len(keys)
    for _, article, start, end, sentence in by_name["evidence"].rows:
        text = next((a.text for a in finished.articles if a.id == article), "")
        assert " ".join(text[int(start or 0) : int(end or 0)].split()) == sentence


def test_equal_results_give_equal_bytes(finished: Finished, tmp_path: Path) -> None:
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        write_database(tables(finished), folder)
        write_sheets(finished, folder)
        write_ftm(finished, folder)
        write_neo4j(finished, folder)
    for path in sorted((tmp_path / "a").iterdir()):
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


def ftm_lines(finished: Finished, folder: Path) -> list[dict[str, Any]]:
    write_ftm(finished, folder)
    return [json.loads(line) for line in (folder / "entities.ftm.json").read_text(encoding="utf-8").splitlines()]


def test_ftm_has_held_meetings_with_their_proof(finished: Finished, tmp_path: Path) -> None:
    lines = ftm_lines(finished, tmp_path)
    by_id = {line["id"]: line for line in lines}
    assert len(by_id) == len(lines)
    events = {line["properties"]["recordId"][0]: line for line in lines if line["schema"] in ("Event", "Call")}
    assert sorted(events) == ["m01", "m02", "m03", "m04", "m07", "m09"]
    first = events["m01"]["properties"]
    assert first["date"] == ["2024-10-15"]
    assert first["involved"] == ["jejaring-per-arum-wicaksono", "jejaring-per-clara-dupont"]
    assert [by_id[proof]["schema"] for proof in first["proof"]] == ["Article", "Article"]
    assert events["m02"]["properties"]["startDate"] == ["2024-05-01"]
    assert "date" not in events["m02"]["properties"]
    assert by_id["jejaring-cty-france"]["schema"] == "PublicBody"
    assert by_id["jejaring-cty-france"]["properties"]["country"] == ["fr"]
    occupancy = next(line for line in lines if line["schema"] == "Occupancy")
    assert by_id[occupancy["properties"]["post"][0]]["schema"] == "Position"


def test_what_only_others_claim_says_so_in_every_door(finished: Finished, tmp_path: Path) -> None:
    """Somebody who imports "held" must not lose that only a witness says so."""
    claimed = {"status": "claimed by others"}
    meetings = tuple(
        replace(m, how=claimed if m.id in ("m01", "m09") else {}) for m in finished.linked.meetings if m.kind != "visit"
    )
    told = replace(finished, linked=replace(finished.linked, meetings=meetings))
    events = {line["properties"].get("recordId", [""])[0]: line["properties"] for line in ftm_lines(told, tmp_path)}
    assert (events["m01"]["keywords"], events["m02"]["keywords"]) == (["meeting", "claimed"], ["meeting"])
    assert all("No article says so itself" in " ".join(events[name]["description"]) for name in ("m01", "m09"))
    write_sheets(told, tmp_path)
    rows = read_csv(tmp_path / "meetings.csv", "utf-8-sig")
    assert {row["id"] for row in rows if row["claimed"] == "1"} == {"m01", "m09"}
    write_neo4j(told, tmp_path)
    rows = read_csv(tmp_path / "meetings.csv")
    assert {row["id:ID"] for row in rows if row["claimed:boolean"] == "true"} == {"meeting:m01", "meeting:m09"}


def test_ftm_is_what_followthemoney_takes(finished: Finished, tmp_path: Path) -> None:
    theirs: Any = pytest.importorskip("followthemoney", reason="make readers gets it")
    for line in ftm_lines(finished, tmp_path):
        theirs.model.get(line["schema"]).validate(line)
        kept = theirs.ValueEntity.from_dict(line, cleaned=False).to_dict()["properties"]
        assert {name: sorted(values) for name, values in kept.items()} == {
            name: sorted(values) for name, values in line["properties"].items()
        }


def test_parquet_keeps_types_and_counts(finished: Finished, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="make readers gets it")
    write_frames(tables(finished), tmp_path)
    for table in tables(finished):
        read = parquet.read_table(tmp_path / f"{table.name}.parquet")
        assert (read.num_rows, read.column_names) == (len(table.rows), [name for name, _ in table.columns])
    meetings = parquet.read_table(tmp_path / "meetings.parquet").to_pylist()
    assert (meetings[0]["confidence"], meetings[0]["articles"], meetings[4]["date_start"]) == (0.9, 2, None)


def test_neo4j_relations_join_nodes_that_are_there(finished: Finished, tmp_path: Path) -> None:
    write_neo4j(finished, tmp_path)
    nodes = [
        row["id:ID"] for name in ("entities", "meetings", "articles") for row in read_csv(tmp_path / f"{name}.csv")
    ]
    assert len(set(nodes)) == len(nodes)
    for name in ("took_part", "where", "stated_by"):
        rows = read_csv(tmp_path / f"{name}.csv")
        assert rows
        assert {row[end] for row in rows for end in (":START_ID", ":END_ID")} <= set(nodes)


@pytest.mark.parametrize("projection", ["newman", "count", "none"])
@pytest.mark.parametrize("backbone", [None, 0.5])
@pytest.mark.parametrize("colours", ["community", "country"])
def test_the_graph_can_be_drawn_otherwise(
    finished: Finished, tmp_path: Path, projection: Any, backbone: float | None, colours: Any
) -> None:
    look = Look(projection, backbone, colours)
    counted = write_drawing(finished.articles, finished.linked, tmp_path, look)
    assert {path.name for path in tmp_path.iterdir()} == {*FILES, "results"}
    for name in ("graph.graphml", "graph.gexf", "graph_events.graphml"):
        assert problems(tmp_path / name) == ()
    assert (counted["nodes"] == counted["event_nodes"]) == (projection == "none")
    assert len(read_csv(tmp_path / "edges.csv")) == counted["edges"]
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    data = json.loads(re.findall(r'id="data">(.*?)</script>', page, re.DOTALL)[0])
    assert (len(data["nodes"]), len(data["meetings"])) == (13, 9)


@pytest.mark.parametrize("kind", ["csv", "ftm", "graph", "neo4j", "sqlite"])
def test_the_command_writes_what_it_names(
    results: Path, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(results), "--format", kind, "-o", str(tmp_path / "x")]) == 0
    named = capsys.readouterr().out.splitlines()
    assert sorted(named) == sorted(str(path) for path in (tmp_path / "x").iterdir())


def test_mentions_of_another_run_are_named(results: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (results / "mentions.jsonl").write_text('{"id": "other"}\n', encoding="utf-8")
    assert main(["export", str(results), "--format", "sqlite", "-o", str(tmp_path / "x")]) == 1
    assert "the results lack 'article'. Give the folder" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_the_command_does_not_write_among_the_results(results: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(results.iterdir())
    assert main(["export", str(results), "--format", "csv", "-o", str(results)]) == 1
    assert "Choose another folder" in capsys.readouterr().err
    assert sorted(results.iterdir()) == before


@pytest.mark.parametrize("alpha", ["0", "2", "x", "nan"])
def test_a_senseless_backbone_is_refused(results: Path, alpha: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", str(results), "--format", "graph", "-o", "x", "--backbone", alpha])
    assert "above 0" in capsys.readouterr().err
