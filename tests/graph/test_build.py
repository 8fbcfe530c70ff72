from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.graph import build, build_events, place_nodes
from pipeline.records import Article, Entity, Evidence, Interval, Linked, Meeting, MeetingKind, Role, Status

World = tuple[list[Article], Linked]
ARUM, BIMA, CLARA, ORLOV = "per:arum-wicaksono", "per:bima-santoso", "per:clara-dupont", "per:dmitri-orlov"


def meeting(name: str, kind: MeetingKind, status: Status, who: tuple[str, ...], **more: Any) -> Meeting:
    return Meeting(name, kind, status, who, (Evidence("a1", 0, 1),), ("a1",), ("a1",), **more)


def only(*meetings: Meeting, entities: tuple[Entity, ...] = ()) -> dict[tuple[str, str, str], dict[str, Any]]:
    return edges(build([], Linked(entities, {}, meetings)))


def edges(graph: Any) -> dict[tuple[str, str, str], dict[str, Any]]:
    return {(*sorted((u, v)), key): data for u, v, key, data in graph.edges(keys=True, data=True)}


def test_two_meetings_of_a_pair_are_one_edge_and_a_group_counts_its_share(world: World) -> None:
    edge = edges(build(*world))[ARUM, CLARA, "met"]
    assert edge["weight"] == pytest.approx(2 + 1 / 3, abs=1e-4)
    assert (edge["meetings"], edge["held"], edge["planned"]) == (3, 3, 0)
    assert (edge["first_date"], edge["last_date"]) == ("2024-02-01", "2024-10-15")
    assert edge["places"] == ("Kampung Jauh", "Jakarta")
    assert edge["evidence_ids"][0].startswith("a3:0-")
    assert "Arum, Bima, Orlov" in edge["evidence"]
    assert edge["confidence"] == 0.9


def test_what_was_not_held_makes_no_edge_but_its_participants_stay(world: World) -> None:
    graph = build(*world)
    assert ("per:dmitri-orlov", "per:eko-prasetya", "met") not in edges(graph)
    assert graph.nodes["per:eko-prasetya"]["planned"] == 1
    assert graph.nodes["per:hari-sunyi"]["denied"] == 1
    assert graph.nodes["per:clara-dupont"]["claimed"] == 1
    assert graph.nodes["per:hari-sunyi"]["claimed"] == 0
    assert graph.nodes["per:unlisted"]["cancelled"] == 1
    assert graph.nodes["per:unlisted"]["label"] == "per:unlisted"
    assert graph.degree("per:hari-sunyi") == 0


def test_a_denied_meeting_of_a_pair_that_did_meet_adds_a_count_and_no_weight() -> None:
    who = ("per:a", "per:b")
    edge = only(meeting("m1", "meeting", "held", who), meeting("m2", "call", "denied", who))["per:a", "per:b", "met"]
    assert (edge["weight"], edge["meetings"], edge["held"], edge["denied"]) == (1.0, 2, 1, 1)


def test_every_meeting_of_a_group_counts_one_where_that_is_wanted(world: World) -> None:
    edge = edges(build(*world, projection="count"))[ARUM, CLARA, "met"]
    assert edge["weight"] == 3.0


def test_offices_become_represents_edges_with_their_days(world: World) -> None:
    edge = edges(build(*world))["cty:france", CLARA, "represents"]
    assert edge["offices"] == ("Menteri Luar Negeri Prancis",)
    assert (edge["first_date"], edge["last_date"], edge["weight"]) == ("2024-10-15", "2024-10-15", 1.0)


def test_a_visit_ties_the_traveller_to_the_country_and_not_the_host(world: World) -> None:
    found = edges(build(*world))
    assert found["cty:indonesia", ORLOV, "visited"]["weight"] == 1.0
    assert ("cty:indonesia", BIMA, "visited") not in found
    # The two have talks of their own (the group of four): the visit does not count a second time.
    assert found[BIMA, ORLOV, "met"]["held"] == 1


def test_a_host_met_only_on_a_visit_is_met() -> None:
    roles = {"per:tamu": Role(part="guest"), "per:tuan": Role(part="host")}
    who = ("per:tamu", "per:tuan")
    visit = meeting("m1", "visit", "held", who, roles=roles, country="cty:x")
    assert ("per:tamu", "per:tuan", "met") in only(visit)
    planned = replace(visit, status="planned")
    assert not only(planned)


def test_companions_on_a_visit_did_not_meet_each_other() -> None:
    who = ("per:a", "per:b")
    visit = meeting("m1", "visit", "held", who, country="cty:x")
    assert set(only(visit)) == {
        ("cty:x", "per:a", "visited"),
        ("cty:x", "per:b", "visited"),
    }


def test_a_delegation_is_a_participant(world: World) -> None:
    found = edges(build(*world))
    assert found["org:dewan-teh", "per:faris-al-hadi", "met"]["held"] == 1
    assert found["cty:france", BIMA, "met"]["held"] == 1


def test_nobody_meets_the_country_they_speak_for() -> None:
    entities = (Entity("per:a", "person", "A"), Entity("per:b", "person", "B"), Entity("cty:x", "country", "X"))
    roles = {"per:a": Role("Menteri", "cty:x")}
    who = ("per:a", "per:b", "cty:x")
    found = only(meeting("m1", "multilateral", "held", who, roles=roles), entities=entities)
    assert ("cty:x", "per:a", "met") not in found
    assert ("cty:x", "per:b", "met") in found


def test_only_those_who_take_part_are_nodes(world: World) -> None:
    graph = build(*world)
    assert "plc:jakarta" not in graph
    assert {"cty:indonesia", "cty:france", "cty:russia", "org:dewan-teh"} <= set(graph)


def test_a_month_is_a_span_and_no_date_is_none(world: World) -> None:
    graph = build(*world)
    assert graph.nodes[ARUM]["dates"] == ("2024-02-01/2024-02-03", "2024-05-01/2024-05-31", "2024-10-15")
    call = edges(graph)["cty:france", BIMA, "met"]
    assert (call["first_date"], call["last_date"], call["dates"]) == (None, None, ())


def test_events_keep_every_meeting_with_all_it_says(world: World) -> None:
    graph = build_events(*world)
    node = graph.nodes["meeting:m01"]
    assert node["label"] == "2024-10-15 Arum Wicaksono, Clara Dupont"
    assert (node["status"], node["day_known"], node["date_text"]) == ("held", True, "Selasa (15/10)")
    assert node["status_history"] == ("a2:planned", "a1:held")
    assert node["conflicts"] == ("place=Jakarta (a1)", "place=Kampung Jauh (a2)")
    assert sum(data["kind"] == "meeting" for _, data in graph.nodes(data=True)) == len(world[1].meetings)
    took_part = graph.edges["meeting:m01", CLARA, "took-part"]
    assert (took_part["offices"], took_part["part"], took_part["of"]) == (
        ("Menteri Luar Negeri Prancis",),
        "guest",
        "cty:france",
    )
    assert graph.has_edge("meeting:m01", "plc:jakarta", "at")
    assert graph.has_edge("meeting:m01", "cty:indonesia", "in")
    assert graph.nodes["plc:jakarta"]["latitude"] == -6.18
    assert graph.nodes["meeting:m02"]["label"].startswith("~2024-05-01")
    assert graph.nodes["meeting:m02"]["day_known"] is False


def test_the_order_of_the_input_does_not_matter(world: World) -> None:
    articles, linked = world
    graph = build(articles, linked)
    shuffled = list(linked.meetings)
    random.Random(3).shuffle(shuffled)
    turned = tuple(replace(m, participants=m.participants[::-1]) for m in shuffled)
    again = build(articles[::-1], Linked(linked.entities[::-1], {}, turned))
    place_nodes(graph)
    place_nodes(again)
    assert list(graph.nodes(data=True)) == list(again.nodes(data=True))
    assert list(graph.edges(keys=True, data=True)) == list(again.edges(keys=True, data=True))


def test_a_name_that_nothing_is_left_of_is_labelled_by_its_id() -> None:
    entities = (Entity("per:a", "person", " \x01"), Entity("per:b", "person", "B"))
    graph = build([], Linked(entities, {}, (meeting("m1", "meeting", "held", ("per:a", "per:b")),)))
    assert graph.nodes["per:a"]["label"] == "per:a"


def test_no_meetings_no_nodes(empty: World) -> None:
    assert build(*empty).number_of_nodes() == build_events(*empty).number_of_nodes() == 0


def test_dates_of_a_fallen_through_meeting_still_date_an_office() -> None:
    roles = {"per:a": Role("Menteri", "cty:x")}
    who = ("per:a", "per:b")
    day = Interval(date(2024, 1, 2), date(2024, 1, 2))
    planned = meeting("m1", "meeting", "planned", who, roles=roles, dates=day)
    found = only(planned)
    assert list(found) == [("cty:x", "per:a", "represents")]
    assert found["cty:x", "per:a", "represents"]["first_date"] == "2024-01-02"
