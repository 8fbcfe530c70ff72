from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from pipeline.graph import build, place_nodes, write_page
from pipeline.graph.page import embedded_json
from pipeline.graph.page_data import marked
from pipeline.records import Article, Linked

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


def opened(path: Path, fragment: str = "") -> Any:
    """Return the document as it stands after its scripts ran."""
    assert CHROMIUM
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={path.parent / 'profile'}"]
    command = [CHROMIUM, *options, "--virtual-time-budget=4000", "--dump-dom", f"{path.as_uri()}{fragment}"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    return html.fromstring(done.stdout.decode("utf-8"))


def driven(path: Path, script: str) -> Any:
    """Return the document after a script of the test's own ran too (in a copy without the policy that forbids it)."""
    text = re.sub(r"<meta http-equiv[^>]+>", "", path.read_text(encoding="utf-8"))
    copy = path.with_name("driven.html")
    copy.write_text(text.replace("</body>", f"<script>{script}</script></body>"), encoding="utf-8")
    return opened(copy)


def test_nothing_is_asked_of_any_network(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    outside = text[: text.index('id="data"')]
    assert not re.search(r"""(src|href)=["'](?!#)""", outside)
    assert "@import" not in text
    assert "url(" not in outside


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


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Arum di Jakarta.", [["Arum", "who"], [" di "], ["Jakarta", "where"], ["."]]),
        ("Arumi\n lalu  Arum W", [["Arumi lalu "], ["Arum W", "who"]]),
        ("🙂 فارس (15/10)", [["🙂 "], ["فارس", "who"], [" "], ["(15/10)", "when"]]),
        ("tanpa nama", [["tanpa nama"]]),
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
        document = opened(page)
        assert document.get("data-ready") == "1"
        canvas = document.get_element_by_id("canvas")
        assert int(canvas.get("data-nodes")) == 13
        assert int(canvas.get("data-labels")) >= 5
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
        assert "Selasa (15/10)" in document.xpath("//mark[@class='when']/text()")
        assert "Jakarta" in document.xpath("//mark[@class='where']/text()")

    def test_hostile_text_stays_text(self, page: Path) -> None:
        document = opened(page)
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

    def test_what_was_not_held_is_an_edge_only_on_request(self, page: Path) -> None:
        usual = int(opened(page).get_element_by_id("canvas").get("data-edges"))
        asked = opened(page, "#status=held%2Cplanned%2Ccancelled%2Cdenied")
        assert int(asked.get_element_by_id("canvas").get("data-edges")) == usual + 3
        assert len(asked.xpath("//ol[@id='list']/li")) == 9

    def test_words_in_sentences_filter(self, page: Path) -> None:
        document = opened(page, "#q=menjamu")
        assert document.xpath("//ol[@id='list']/li/@id") == ["m-m02"]

    def test_search_needs_no_diacritics_and_a_click_goes_on(self, page: Path) -> None:
        document = driven(
            page,
            """
            const box = document.getElementById("search");
            box.value = "ARUM";
            box.dispatchEvent(new Event("input"));
            document.body.dataset.found = document.getElementById("found").textContent;
            box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
            document.body.dataset.first = document.querySelector("#card h2").textContent;
            [...document.querySelectorAll("#card li button")].find((b) => b.textContent.startsWith("Clara")).click();
            document.body.dataset.pair = document.querySelectorAll("#list > li").length;
            document.querySelector("#list .people li:nth-child(2) button").click();
            document.body.dataset.second = document.querySelector("#card h2").textContent;
            document.getElementById("language").click();
            document.body.dataset.hash = location.hash;
            document.querySelector("#statuses input[data-value=denied]").click();
            document.body.dataset.denied = state.status;
            document.getElementById("reset").click();
            document.body.dataset.reset = document.querySelectorAll("#list > li").length;
            """,
        )
        body = document.find("body")
        assert "Arum Wicaksono" in body.get("data-found")
        assert body.get("data-first") == "Arum Wicaksono"
        assert body.get("data-pair") == "3"
        assert body.get("data-second") == "Clara Dupont"
        assert body.get("data-hash") == "#lang=en&entity=per%3Aclara-dupont"
        assert body.get("data-denied") == "held,denied"
        assert body.get("data-reset") == "6"

    def test_the_drawing_answers_to_mouse_and_keys(self, page: Path) -> None:
        document = driven(
            page,
            """
            const node = DATA.nodes[nodeById.get("per:clara-dupont")];
            const box = canvas.getBoundingClientRect();
            const at = () => ({
              clientX: box.left + screenX(node), clientY: box.top + screenY(node), pointerId: 1, bubbles: true,
            });
            canvas.setPointerCapture = () => {};
            canvas.dispatchEvent(new PointerEvent("pointermove", at()));
            document.body.dataset.tip = tip.textContent;
            canvas.dispatchEvent(new PointerEvent("pointerdown", at()));
            canvas.dispatchEvent(new PointerEvent("pointerup", at()));
            document.body.dataset.chosen = state.entity;
            const before = camera.k;
            canvas.dispatchEvent(new KeyboardEvent("keydown", { key: "+" }));
            document.body.dataset.zoomed = camera.k > before;
            """,
        )
        body = document.find("body")
        assert body.get("data-tip").startswith("Clara Dupont · 3")
        assert body.get("data-chosen") == "per:clara-dupont"
        assert body.get("data-zoomed") == "true"

    def test_a_range_of_dates_filters(self, page: Path) -> None:
        document = opened(page, "#from=2024-05-10&to=2024-05-12&undated=0")
        assert document.xpath("//ol[@id='list']/li/@id") == ["m-m02"]

    def test_a_nonsense_permalink_shows_everything(self, page: Path) -> None:
        document = opened(page, "#entity=per:nobody&lang=xx&__proto__=1")
        assert len(document.xpath("//ol[@id='list']/li")) == 6

    def test_an_empty_graph_says_so(self, empty: World, tmp_path: Path) -> None:
        write_page(*empty, build(*empty), tmp_path / "index.html")
        document = opened(tmp_path / "index.html")
        assert document.get("data-ready") == "1"
        assert "Tidak ada pertemuan" in document.xpath("string(//ol[@id='list'])")

    def test_a_thousand_nodes(self, large_world: Callable[[int, int], World], tmp_path: Path) -> None:
        world = large_world(1000, 1500)
        graph = build(*world)
        place_nodes(graph)
        write_page(*world, graph, tmp_path / "index.html")
        document = opened(tmp_path / "index.html")
        assert int(document.get_element_by_id("canvas").get("data-nodes")) == graph.number_of_nodes()
        assert len(document.xpath("//ol[@id='list']/li")) == 60
