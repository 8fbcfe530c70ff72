"""Gatherings, and trips, that only words of company tell of: "Rapat dihadiri Amina dan Bou"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.lexicons.classes import either
from pipeline.read.meetings.cast import Cast
from pipeline.read.meetings.claims import ClaimMaker
from pipeline.read.meetings.company_words import CompanyWords
from pipeline.read.meetings.page import Page
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import Scene
from pipeline.read.meetings.status import Verdict, judge
from pipeline.read.meetings.told import Told
from pipeline.read.meetings.triggers import Trigger
from pipeline.records import Claim, Participant

_PAIR = 2
_CLAUSE_ENDS = frozenset({",", ";", ".", "sedangkan", "sementara", "adapun", "dan"})


class Gathered:
    """Reads the gathering that the words of company of one sentence tell of by themselves."""

    def __init__(self, words: CompanyWords, scene: Scene, maker: ClaimMaker, page: Page, phrases: Phrases) -> None:
        self._words = words
        self._scene = scene
        self._maker = maker
        self._mentions = page.mentions
        self._phrases = phrases

    def told(self, trigger: Trigger, cast: Cast, before: Sequence[Told]) -> Iterator[Claim]:
        """Take those whom one sentence lets attend a gathering, or whom it sets side by side with their company."""
        if trigger.rule.kind == "visit":
            yield from self._party(trigger, cast)
            return
        here = self._scene.line.sentence.span
        if self._words.in_court():
            return  # "sidang" of a court; "Rapat kreditur yang dipimpin hakim Amina dihadiri …" is talks
        if any(here in one.claim.evidence and not one.claim.weak for one in before):
            return
        verdict = judge(self._scene.line, trigger.start, trigger.end, trigger.rule.frame)
        if verdict.status == "held" and self._words.announced(trigger):
            verdict = replace(verdict, status="planned")
        sides = self._sides()
        attending = [(t, cast) for t, cast in self._words.active if t.rule.third or cast.left is None]
        teams = [(t, cast) for t, cast in self._words.active if self._leads(t)]
        sides = sides or (teams if len(teams) > 1 else [])
        chosen = sides or (attending if self._words.nouns else [])
        chosen = chosen or [pair for pair in self._words.active if self._several_together(pair[1])]
        between = [] if chosen else [(t, cast) for t, cast in self._words.active if self._stands_between(t, cast)]
        chosen = chosen or between
        people = [person for each, cast in chosen for person in self._everybody(each, cast)]
        people = self._maker.distinct(people)
        if len(people) > 1 and verdict.status is not None and not self._own_head(chosen, people):
            claim = self._maker.claim(chosen[-1][0], people, verdict)  # the day and the place stand behind the last
            claim = replace(claim, rules=tuple(dict.fromkeys((*(each.rule.id for each, _ in chosen), *claim.rules))))
            attended = bool(chosen) and chosen in (attending, between)
            crowd = not self._words.nouns.isdisjoint(self._phrases.summits) or self._of_many()
            many = attended and (len(people) > 2 or crowd)
            yield replace(claim, kind="multilateral" if many else "meeting")

    def _leads(self, trigger: Trigger) -> bool:
        """Whether somebody is said to lead a delegation."""
        return self._words.leads_team(trigger) or (trigger.rule.leads and self._words.led(trigger))

    def _own_head(self, chosen: Sequence[tuple[Trigger, Cast]], people: Sequence[Participant]) -> bool:
        """Whether nobody but a body and who leads its session is told of: "rapat Komisi E yang dipimpin Amina"."""
        persons = [one for one in people if self._mentions[one.mention].type in ("PER", "ROLE")]
        return len(persons) == 1 and all(trigger.rule.leads for trigger, _ in chosen)

    def _party(self, trigger: Trigger, cast: Cast) -> Iterator[Claim]:
        """Read "rombongan Amina di Dakar termasuk Bou", which tells of a trip by itself."""
        inside = range(trigger.start, trigger.end)
        travellers = [
            a for group in self._scene.groups for a in group.actors if a.start in inside and a.sort == "person"
        ]
        places = [
            mention
            for start, _, mention in self._scene.places
            if start in inside and self._scene.line.lower[start - 1] in ("di", "ke")
        ]
        if (
            len(travellers) < _PAIR
            and len(places) == 1
            and judge(self._scene.line, trigger.start, trigger.end).status == "held"
        ):
            people = [Participant(mention) for actor in travellers for mention in actor.mentions]
            # "kedatangan delegasi Mali di Dakar, yang terdiri atas Amina dan Bou"
            company = self._words.persons(cast.right, "accompanying" if people else "named")
            people = self._maker.distinct([*people, *company])
            if not people:
                return
            claim = self._maker.claim(trigger, people, Verdict("held"))
            yield replace(claim, place=places[0], areas=())

    def _everybody(self, trigger: Trigger, cast: Cast) -> Iterator[Participant]:
        yield from self._words.hosts(trigger, cast)
        yield from self._words.persons(cast.right, "named" if trigger.rule.third else "accompanying")

    def _sides(self) -> list[tuple[Trigger, Cast]]:
        """Return the two sides of "Raka didampingi Amina, sedangkan Bou ditemani Cheikh" if the sentence is one."""
        lower = self._scene.line.lower
        sides = [
            (trigger, cast)
            for trigger, cast in self._words.active
            if (cast.left is not None and cast.left.end >= trigger.start - 2 and not trigger.rule.third)
            or (trigger.rule.leads and self._words.led(trigger))
        ]
        sides = [(t, cast) for t, cast in sides if cast.right and lower[cast.right.end : cast.right.end + 1]]
        sides = [(t, cast) for t, cast in sides if cast.right and lower[cast.right.end] in _CLAUSE_ENDS]
        return sides if len(sides) > 1 else []

    def _of_many(self) -> bool:
        """Whether a gathering is one of people called only by kind: "pertemuan para menteri"."""
        return any(
            noun in self._words.nouns and who in self._phrases.collectives
            for noun, who in pairwise(self._scene.line.lower)
        )

    def _stands_between(self, trigger: Trigger, cast: Cast) -> bool:
        """Whether somebody mediates between several people, not in their quarrel: "Raka dan Amina dimediasi Bou"."""
        several = cast.left is not None and len(cast.left.mentions) > 1 and self._opens_clause(cast.left.start)
        leads = trigger.rule.leads and self._scene.line.lower[trigger.start] not in self._phrases.led
        return several and leads and cast.right is not None

    def _opens_clause(self, position: int) -> bool:
        """Whether nothing but where a clause begins stands before a word: not "sengketa | Raka dan Amina"."""
        lower, phrases = self._scene.line.lower, self._phrases
        before = lower[position - 1] if position else ","
        return not before.isalpha() or before in either(phrases.clause_ends, phrases.whens, phrases.asides)

    @staticmethod
    def _several_together(cast: Cast) -> bool:
        """Whether people told of before are accompanied together: "keduanya, yang ditemani Bou, …"."""
        actors = cast.left.actors if cast.left is not None and cast.right is not None else ()
        return len(actors) == 1 and actors[0].sort == "pronoun" and len(actors[0].mentions) > 1
