from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from pipeline.graph import build, place_nodes, write_page
from pipeline.graph.page import embedded_json
from pipeline.graph.page_data import both_sides_first, marked, page_data
from pipeline.records import Article, Evidence, Linked, Role, StatusClaim

World = tuple[list[Article], Linked]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
browser = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here"),
]


@pytest.fixture
def page(world: World, tmp_path: Path) -> Path:
    graph = build(*world)
    place_nodes(graph)
    write_page(*world, graph, tmp_path / "index.html")
    return tmp_path / "index.html"


NODE = shutil.which("node")
PICTURES = Path(__file__).parents[2] / "build" / "screenshots"
"""For people to look at after the tests."""

VIEWER = Path(__file__).parents[2] / "pipeline" / "graph" / "viewer" / "source"


def opened(path: Path, fragment: str = "") -> Any:
    """Return the document as it stands after its scripts ran."""
    assert CHROMIUM
    profile = f"--user-data-dir={path.parent / 'profile'}"
    options = ["--headless", "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", profile]
    command = [CHROMIUM, *options, "--virtual-time-budget=4000", "--dump-dom", f"{path.as_uri()}{fragment}"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=600)
    return html.fromstring(done.stdout.decode("utf-8"))


def test_nothing_is_asked_of_any_network(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    outside = text[: text.index('id="data"')]
    assert not re.search(r"""(src|href)=["'](?!#)""", outside)
    assert "@import" not in text
    assert "url(" not in outside
    assert not re.search(r"\b(fetch|XMLHttpRequest|WebSocket|sendBeacon|importScripts|Worker)\(", outside)


def test_the_script_is_what_its_sources_give() -> None:
    digest = hashlib.sha256()
    for name in ("package-lock.json", *sorted(f"src/{path.name}" for path in (VIEWER / "src").iterdir())):
        digest.update(f"{name}\0".encode() + (VIEWER / name).read_bytes() + b"\0")
    script = (VIEWER.parent / "viewer.js").read_text(encoding="utf-8")
    assert f"sources sha256 {digest.hexdigest()}" in script[:200], (
        "run npm ci and npm run build in the viewer's source folder"
    )


def test_the_notices_of_what_is_bundled_travel_with_the_page(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for name in ("sigma 3", "graphology 0", "graphology-utils 2", "events 3"):
        assert re.search(rf"^{name}[\d.]+ \(MIT\)$", text, re.MULTILINE)
    assert text.count("THE SOFTWARE IS PROVIDED") >= 4


def test_what_states_a_meeting_is_marked_where_it_stands_and_names_win() -> None:
    text = "🙂  Arum\n bertemu  langsung dengan Clara, lalu bertemu lagi."
    start = text.index("bertemu")
    found = marked(text, {"Clara": "who", "Arum": "who"}, [(start, text.index(","))])
    assert found == [
        ["🙂 "],
        ["Arum", "who"],
        [" "],
        ["bertemu langsung dengan ", "what"],
        ["Clara", "who"],
        [", lalu bertemu lagi."],
    ]


def test_the_policy_allows_exactly_our_script_and_style(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    assert policy.group(1).startswith("default-src 'none'; ")
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        inner = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert len(inner) == 1
        digest = base64.b64encode(hashlib.sha256(inner[0].encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in policy.group(1)
    assert "unsafe" not in policy.group(1)


def test_the_data_cannot_end_its_script(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    data = text[text.index('id="data">') + 10 :]
    data = data[: data.index("</script>")]
    assert not set("<>&\u2028\u2029") & set(data)
    assert len(json.loads(data)["meetings"]) == 9


def test_embedded_json_is_still_the_same_json() -> None:
    value = {"a": "</script><!--&\u2028\u2029 é 🙂"}
    assert json.loads(embedded_json(value)) == value


def test_only_web_addresses_become_links(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    articles = json.loads(re.findall(r'id="data">(.*?)</script>', text, re.DOTALL)[0])["articles"]
    urls = {article["id"]: article["url"] for article in articles}
    assert urls["a1"] == "https://berita.example/a1?x=1&y=<2>"
    assert urls["a5"] == ""
    assert "gone" in urls


def test_both_sides_of_a_dispute_come_first(world: World) -> None:
    """The page shows two sentences and folds the rest away."""
    denials = tuple(Evidence("a1", at, at + 5) for at in (0, 10, 20))
    held = Evidence("a2", 0, 5)
    said = (StatusClaim("a1", "denied"), StatusClaim("a2", "held"))
    meeting = replace(world[1].meetings[0], status="denied", evidence=(*denials, held), status_history=said)
    assert both_sides_first(meeting) == [denials[0], held, *denials[1:]]
    assert both_sides_first(replace(meeting, status="held"))[:2] == [held, denials[0]]


def test_a_sentence_of_an_article_that_says_otherwise_carries_its_status(world: World, tmp_path: Path) -> None:
    """Below a meeting that was held, "akan bertemu" of the day before must not read like a report of it."""
    articles, linked = world[0], world[1]
    both = replace(linked.meetings[0], evidence=(Evidence("a1", 0, 72), Evidence("a2", 0, 25)))
    graph = build(articles, replace(linked, meetings=(both,)))
    place_nodes(graph)
    write_page(articles, replace(linked, meetings=(both,)), graph, tmp_path / "index.html")
    text = (tmp_path / "index.html").read_text(encoding="utf-8")
    (meeting,) = json.loads(re.findall(r'id="data">(.*?)</script>', text, re.DOTALL)[0])["meetings"]
    assert [item.get("status") for item in meeting["evidence"]] == [None, "planned"]


def test_the_office_of_whom_no_sentence_names_is_marked(world: World) -> None:
    articles, linked = world
    text = "Clara Dupont menemui Gubernur Kampung. Presiden hadir."
    first = replace(
        linked.meetings[0],
        evidence=(Evidence("a1", 0, len(text)),),
        triggers=(),
        roles={
            "per:arum-wicaksono": Role("Gubernur Kampung", None, "named", ("a1",)),
            "per:clara-dupont": Role("Presiden", None, "named", ("a1",)),
        },
    )
    articles = [replace(article, text=text) if article.id == "a1" else article for article in articles]
    graph = build(articles, replace(linked, meetings=(first,)))
    place_nodes(graph)
    (meeting,) = page_data(articles, replace(linked, meetings=(first,)), graph)["meetings"]
    marked_as_who = [piece[0] for piece in meeting["evidence"][0]["pieces"] if piece[1:] == ["who"]]
    assert marked_as_who == ["Clara Dupont", "Gubernur Kampung"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Arum di Jakarta.", [["Arum", "who"], [" di "], ["Jakarta", "where"], ["."]]),
        ("Arumi\n lalu  Arum W", [["Arumi lalu "], ["Arum W", "who"]]),
        ("🙂 فارس (15/10)", [["🙂 "], ["فارس", "who"], [" "], ["(15/10)", "when"]]),
        ("tanpa nama", [["tanpa nama"]]),
        ("Arum Arum, Arum_x", [["Arum", "who"], [" "], ["Arum", "who"], [", Arum_x"]]),
        ("\x01 ", []),
    ],
)
def test_names_places_and_dates_are_marked(text: str, pieces: list[list[str]]) -> None:
    marks = {"Arum": "who", "Arum W": "who", "فارس": "who", "Jakarta": "where", "(15/10)": "when", "": "when"}
    assert marked(text, marks) == pieces


def test_an_unplaced_graph_is_refused(world: World, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="place_nodes"):
        write_page(*world, build(*world), tmp_path / "index.html")


def test_equal_input_gives_equal_bytes(world: World, page: Path) -> None:
    before = page.read_bytes()
    graph = build(*world)
    place_nodes(graph)
    write_page(*world, graph, page)
    assert page.read_bytes() == before


class TestInChromium:
    pytestmark = browser

    def test_the_graph_is_drawn_and_the_list_is_full(self, page: Path) -> None:
        document = opened(page, "#view=meetings")
        assert int(document.get("data-ready")) > 0
        stage = document.get_element_by_id("stage")
        assert int(stage.get("data-nodes")) == 9
        assert document.xpath("//div[@id='canvas']/canvas")
        meetings = document.xpath("//ol[@id='list']/li")
        assert len(meetings) == 6
        dates = document.xpath("//ol[@id='list']//h3/text()")
        assert dates == [
            "31 Desember 2024",
            "15 Oktober 2024",
            "Mei 2024",
            "1–3 Februari 2024",
            "Tanggal tidak diketahui",
            "Tanggal tidak diketahui",
        ]
        assert document.xpath("//li[.//span[contains(@class, 'unsure')]]/@id") == ["m-m02", "m-m03"]
        assert "Selasa (15/10)" in document.xpath("//mark[@class='when']/text()")
        assert "Jakarta" in document.xpath("//mark[@class='where']/text()")
        assert "bertemu" in document.xpath("//mark[@class='what']/text()")

    def test_hostile_text_stays_text(self, page: Path) -> None:
        document = opened(page, "#view=meetings")
        assert not document.xpath("//img")
        assert len(document.xpath("//script")) == 2
        assert any("<script>alert(1)</script>" in text for text in document.xpath("//blockquote//text()"))
        links = document.xpath("//blockquote//a/@href")
        assert links
        assert all(link.startswith("https://") for link in links)

    def test_a_permalink_restores_what_was_seen(self, page: Path) -> None:
        document = opened(page, "#entity=per%3Aarum-wicaksono&lang=en&status=held%2Cdenied&meeting=m06")
        assert document.get("lang") == "en"
        assert document.xpath("string(//div[@id='card']/h2)") == "Arum Wicaksono"
        assert [item.get("id") for item in document.xpath("//ol[@id='list']/li")] == [
            "m-m01",
            "m-m02",
            "m-m03",
            "m-m06",
        ]
        assert "chosen" in document.xpath("//li[@id='m-m06']/@class")[0]
        assert "denied" in document.xpath("string(//li[@id='m-m06'])")
        assert [item.get("id") for item in document.xpath("//li[.//span[text()='as others claim']]")] == ["m-m02"]

    def test_what_was_not_held_is_an_edge_only_on_request(self, page: Path) -> None:
        usual = int(opened(page).get_element_by_id("stage").get("data-edges"))
        asked = opened(page, "#view=meetings&status=held%2Cplanned%2Ccancelled%2Cdenied")
        assert int(asked.get_element_by_id("stage").get("data-edges")) == usual + 3
        assert len(asked.xpath("//ol[@id='list']/li")) == 9

    @pytest.mark.parametrize(
        ("fragment", "meetings"),
        [
            ("#q=menjamu", ["m-m02"]),
            ("#from=2024-05-10&to=2024-05-12&undated=0", ["m-m02"]),
            ("#place=Jakarta", ["m-m01", "m-m04"]),
            ("#place=%3F", ["m-m07", "m-m02", "m-m09"]),
            ("#country=Prancis&kind=call", ["m-m09"]),
        ],
    )
    def test_filters(self, page: Path, fragment: str, meetings: list[str]) -> None:
        assert opened(page, f"{fragment}&view=meetings").xpath("//ol[@id='list']/li/@id") == meetings

    def test_a_nonsense_permalink_shows_everything(self, page: Path) -> None:
        document = opened(page, "#entity=per:nobody&lang=xx&__proto__=1&from=yesterday&view=meetings")
        assert len(document.xpath("//ol[@id='list']/li")) == 6

    def test_an_empty_graph_says_so(self, empty: World, tmp_path: Path) -> None:
        write_page(*empty, build(*empty), tmp_path / "index.html")
        document = opened(tmp_path / "index.html", "#view=meetings")
        assert document.get("data-ready")
        assert "Tidak ada pertemuan" in document.xpath("string(//ol[@id='list'])")

    def test_a_thousand_nodes(self, large_world: Callable[[int, int], World], tmp_path: Path) -> None:
        world = large_world(1000, 1500)
        graph = build(*world)
        place_nodes(graph)
        write_page(*world, graph, tmp_path / "index.html")
        document = opened(tmp_path / "index.html", "#view=meetings")
        assert int(document.get_element_by_id("stage").get("data-nodes")) > 900
        assert len(document.xpath("//ol[@id='list']/li")) == 60


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory, shared_world: World) -> dict[str, Any]:
    """What a reader saw who searched, filtered, followed and saved."""
    path = tmp_path_factory.mktemp("page") / "index.html"
    graph = build(*shared_world)
    place_nodes(graph)
    write_page(*shared_world, graph, path)
    PICTURES.mkdir(parents=True, exist_ok=True)
    command = [str(NODE), "test/drive.mjs", str(path), str(CHROMIUM), "per:arum-wicaksono", "per:dmitri-orlov"]
    command.append(str(PICTURES))
    done = subprocess.run(command, cwd=VIEWER, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
@pytest.mark.skipif(
    NODE is None or not (VIEWER / "node_modules" / "puppeteer-core").exists(),
    reason="make readers gets what runs under Node",
)
class TestAsAReaderWould:
    def test_nothing_is_asked_and_nothing_complains(self, seen: dict[str, Any]) -> None:
        assert (seen["requests"], seen["complaints"]) == ([], [])

    def test_axe_finds_nothing_serious_in_any_view(self, seen: dict[str, Any]) -> None:
        assert seen["axe"] == {"overview": [], "names": [], "places": [], "meetings, dark": []}
        assert seen["checks"] > 15

    def test_keys_alone_lead_to_a_person_and_on(self, seen: dict[str, Any]) -> None:
        assert seen["card"] == "Arum Wicaksono"
        assert seen["hash"] == "#entity=per%3Aarum-wicaksono"
        assert seen["way"] == ["Arum Wicaksono", "Dmitri Orlov"]
        assert (seen["names"], seen["places"], seen["left"]) == (4, 3, True)

    def test_names_can_be_put_in_order_by_key(self, seen: dict[str, Any]) -> None:
        assert seen["ordered"] == sorted(seen["ordered"])
        assert seen["order"] == [["Nama", "ascending", True]]

    def test_screenshots_are_kept(self, seen: dict[str, Any]) -> None:
        assert seen["webgl"]
        assert {path.name for path in PICTURES.iterdir()} >= {"light.png", "dark.png", "phone.png"}

    def test_the_drawing_answers_to_the_mouse(self, seen: dict[str, Any]) -> None:
        assert seen["webgl"]
        assert seen["tip"].startswith("Arum Wicaksono · 3")
        assert seen["clicked"].startswith("#entity=per%3Aarum-wicaksono")

    def test_who_is_chosen_is_named_once(self, seen: dict[str, Any]) -> None:
        assert 1 < seen["labels"] <= seen["lit"]

    def test_the_first_view_answers_nine_questions(self, seen: dict[str, Any]) -> None:
        assert (seen["tiles"], len(seen["sections"])) == (7, 9)

    def test_what_is_filtered_can_be_saved(self, seen: dict[str, Any]) -> None:
        (kind, table), (svg_kind, svg), (png_kind, _) = seen["saved"]
        assert (kind, svg_kind, png_kind) == ("text/csv", "image/svg+xml", "image/png")
        rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
        assert [row["id"] for row in rows] == ["m01", "m02", "m03"]
        assert rows[0]["participants"].startswith("Arum Wicaksono (Presiden); ")
        assert {row["claimed"] for row in rows} <= {"0", "1"}
        assert rows[0]["conflicts"] == "place: Jakarta / Kampung Jauh"
        assert svg.count("<path ") > 10
        assert seen["pngBytes"] > 10_000

    def test_hostile_text_adds_no_element_and_small_screens_need_no_sideways_scrolling(
        self, seen: dict[str, Any]
    ) -> None:
        assert (seen["scripts"], seen["images"], seen["meetings"], seen["tooWide"]) == (2, 0, 9, 0)
        assert seen["badges"] == ["cancelled", "day uncertain", "denied", "held", "planned"]
        assert seen["printed"] == ["none", "block"]
