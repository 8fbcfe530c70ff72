"""FollowTheMoney, the format of Aleph, OpenAleph, OpenSanctions and yente: one entity a line of JSON.

Only held meetings go there: an ``Event`` of FollowTheMoney is something that took place, and has no status.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pipeline import lexicons
from pipeline.graph.export.finished import Finished
from pipeline.graph.export.tables import people
from pipeline.graph.facts import Facts, facts_of
from pipeline.graph.schema import clean_text
from pipeline.records import Article, Entity, Meeting

NAME = "entities.ftm.json"

Properties = Mapping[str, Iterable[str | None]]

_ALPHA_2 = """
AFGaf AGOao ALBal ANDad AREae ARGar ARMam ATGag AUSau AUTat AZEaz BDIbi BELbe BENbj BFAbf BGDbd BGRbg BHRbh
BHSbs BIHba BLRby BLZbz BOLbo BRAbr BRBbb BRNbn BTNbt BWAbw CAFcf CANca CHEch CHLcl CHNcn CIVci CMRcm CODcd
COGcg COLco COMkm CPVcv CRIcr CUBcu CYPcy CZEcz DEUde DJIdj DMAdm DNKdk DOMdo DZAdz ECUec EGYeg ERIer ESPes
ESTee ETHet FINfi FJIfj FRAfr FSMfm GABga GBRgb GEOge GHAgh GINgn GMBgm GNBgw GNQgq GRCgr GRDgd GTMgt GUYgy
HNDhn HRVhr HTIht HUNhu IDNid INDin IRLie IRNir IRQiq ISLis ISRil ITAit JAMjm JORjo JPNjp KAZkz KENke KGZkg
KHMkh KIRki KNAkn KORkr KWTkw LAOla LBNlb LBRlr LBYly LCAlc LIEli LKAlk LSOls LTUlt LUXlu LVAlv MARma MCOmc
MDAmd MDGmg MDVmv MEXmx MHLmh MKDmk MLIml MLTmt MMRmm MNEme MNGmn MOZmz MRTmr MUSmu MWImw MYSmy NAMna NERne
NGAng NICni NLDnl NORno NPLnp NRUnr NZLnz OMNom PAKpk PANpa PERpe PHLph PLWpw PNGpg POLpl PRKkp PRTpt PRYpy
PSEps QATqa ROUro RUSru RWArw SAUsa SDNsd SENsn SGPsg SLBsb SLEsl SLVsv SMRsm SOMso SRBrs SSDss STPst SURsr
SVKsk SVNsi SWEse SWZsz SYCsc SYRsy TCDtd TGOtg THAth TJKtj TKMtm TLStl TONto TTOtt TUNtn TURtr TUVtv TWNtw
TZAtz UGAug UKRua URYuy USAus UZBuz VATva VCTvc VENve VNMvn VUTvu WSMws XKXxk YEMye ZAFza ZMBzm ZWEzw
"""
"""ISO 3166-1: alpha-3, which the word list has, with alpha-2, which FollowTheMoney takes."""


_CLAIMED = "No article says so itself: witnesses, prosecutors or other papers claim it."


def write_ftm(finished: Finished, folder: Path) -> tuple[str, ...]:
    """Write persons, organizations, countries, positions, held meetings and articles; return the file's name.

    Ids are ours, with ``jejaring-`` in front, and stable when articles are added.
    """
    facts = facts_of(finished.articles, finished.linked)
    held = sorted((m for m in finished.linked.meetings if m.status == "held"), key=lambda meeting: meeting.id)
    cited = {article for meeting in held for article in meeting.articles}
    named = {who for meeting in held for who in meeting.participants}
    named |= {role.of for meeting in held for role in meeting.roles.values() if role.of}
    articles = sorted((a for a in finished.articles if a.id in cited), key=lambda article: article.id)
    known = {article.id for article in articles}
    lines = [
        *(_article(article) for article in articles),
        *(_actor(facts.entity(who), facts) for who in sorted(named)),
        *_offices(facts, held, known),
        *(_meeting(facts, meeting, known) for meeting in held),
    ]
    with (folder / NAME).open("w", encoding="utf-8", newline="\n", errors="replace") as file:
        file.writelines(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n" for line in lines)
    return (NAME,)


def _line(identifier: str, schema: str, properties: Properties) -> dict[str, Any]:
    """Build an entity; empty values are left out, each value stands once."""
    filled = {}
    for name, values in properties.items():
        kept = list(dict.fromkeys(text for value in values if value and (text := clean_text(value))))
        if kept:
            filled[name] = kept
    return {"id": _id(identifier), "schema": schema, "properties": filled}


def _id(identifier: str) -> str:
    """Return an id of letters, digits, dots and hyphens only."""
    plain = re.sub(r"[^A-Za-z0-9.-]+", "-", identifier).strip("-.")
    if plain == identifier.replace(":", "-", 1):
        return f"jejaring-{plain}"
    return f"jejaring-{plain}-{hashlib.sha256(identifier.encode('utf-8', 'replace')).hexdigest()[:8]}"


def _article(article: Article) -> dict[str, Any]:
    published = article.published.isoformat() if article.published else None
    link = article.url if re.match(r"https?://[^\s<>\"]+$", article.url) else None
    properties: Properties = {
        "title": [article.title or article.id],
        "publisher": [article.source],
        "publishedAt": [published],
        "sourceUrl": [link],
        "language": ["ind"],
        "bodyText": [article.text],
    }
    return _line(f"article:{article.id}", "Article", properties)


def _actor(entity: Entity, facts: Facts) -> dict[str, Any]:
    aliases = [alias for alias in entity.aliases if clean_text(alias) != clean_text(entity.name)]
    properties: Properties = {
        "name": [clean_text(entity.name) or entity.id],
        "alias": aliases,
        "country": [_code(entity.country)],
    }
    if entity.kind == "country":
        return _line(entity.id, "PublicBody", {**properties, "country": [_code(entity.id)]})
    return _line(entity.id, "Person" if entity.kind == "person" else "Organization", properties)


def _offices(facts: Facts, held: list[Meeting], known: set[str]) -> Iterator[dict[str, Any]]:
    """Yield a Position for every office, and an Occupancy for who held it, with the days on which articles say so."""
    seen: dict[tuple[str, str, str], dict[str, list[str]]] = {}
    for meeting in held:
        for who in people(meeting):
            role = meeting.roles.get(who)
            if role is None or not clean_text(role.office) or not who.startswith("per:"):
                continue
            found = seen.setdefault((clean_text(role.office), role.of or "", who), {"date": [], "proof": []})
            if meeting.dates and meeting.dates.start == meeting.dates.end:
                found["date"].append(meeting.dates.start.isoformat())
            found["proof"] += [_id(f"article:{article}") for article in role.articles if article in known]
    for office, of in sorted({(office, of) for office, of, _ in seen}):
        country = of if of.startswith("cty:") else facts.entity(of).country if of else None
        properties: Properties = {
            "name": [office],
            "country": [_code(country)],
            "organization": [_id(of) if of else None],
        }
        yield _line(f"position:{office}:{of}", "Position", properties)
    for (office, of, who), found in sorted(seen.items()):
        ends = {"holder": [_id(who)], "post": [_id(f"position:{office}:{of}")]}
        yield _line(
            f"occupancy:{office}:{of}:{who}",
            "Occupancy",
            {**ends, "date": sorted(found["date"]), "proof": found["proof"]},
        )


def _meeting(facts: Facts, meeting: Meeting, known: set[str]) -> dict[str, Any]:
    who = people(meeting)
    exact = meeting.dates is not None and meeting.dates.start == meeting.dates.end
    start, end = (meeting.dates.start.isoformat(), meeting.dates.end.isoformat()) if meeting.dates else (None, None)
    shared: Properties = {
        "date": [start if exact else None],
        "startDate": [None if exact else start],
        "endDate": [None if exact else end],
        "summary": [facts.sentence(item) for item in meeting.evidence],
        "proof": [_id(f"article:{article}") for article in meeting.articles if article in known],
        "recordId": [meeting.id],
    }
    if meeting.kind == "call" and len(who) == 2:
        told = ["Who of the two called is not told.", _CLAIMED if meeting.claimed else None]
        return _line(
            meeting.id, "Call", {**shared, "caller": [_id(who[0])], "receiver": [_id(who[1])], "description": told}
        )
    names = " – ".join(clean_text(facts.name(one)) or one for one in who)
    return _line(
        meeting.id,
        "Event",
        {
            **shared,
            "name": [f"{names}, {start}" if exact else names],
            "involved": [_id(one) for one in who],
            "location": [facts.name(meeting.place)],
            "country": [_code(meeting.country)],
            "keywords": [meeting.kind, "claimed" if meeting.claimed else None],
            "description": [_CLAIMED if meeting.claimed else None],
            "notes": [meeting.date_text],
        },
    )


def _code(country: str | None) -> str | None:
    """Return the two letters of a country, or None where there are none."""
    return _codes().get(country or "")


@cache
def _codes() -> Mapping[str, str]:
    short = {pair[:3]: pair[3:] for pair in _ALPHA_2.split()}
    return {row["id"]: short[row["iso3"]] for row in lexicons.read("countries")["country"] if row["iso3"] in short}
