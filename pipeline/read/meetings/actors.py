"""Who may act in a sentence: people with what belongs to their names, delegations, organizations that meet people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.lexicons.classes import either
from pipeline.read.lines import Line
from pipeline.read.meetings.people import People
from pipeline.read.meetings.phrases import Lists
from pipeline.read.meetings.pronouns import Antecedents
from pipeline.read.meetings.scene import Actor
from pipeline.records import Mention, Span

_LONGEST_APPOSITION = 7  # words of "orang kedua di kubu Presiden" before a name
_BECOMES = ("menjadi", "sebagai", "merupakan")  # "…, yang menjadi tangan kanan Bou, …" is not of Bou
_IS = frozenset({"adalah", "ialah", "jadi", *_BECOMES})
_ONE_OF = (("salah", "satu"), ("salah", "seorang"))  # "Raka adalah salah satu pejabat Mali yang bertemu Amina"
_LISTED = (("dan",), ("serta",), ("-",), (",", "dan"), (",", "serta"))
_LONGEST_OWN = 3  # words of "keuangannya" behind "direktur" and before its comma
_LONGEST_TERM = 4  # words of "tahun ini", "periode 2025" behind an office and before its comma
_AT_LAST = frozenset({"akhirnya"})
_ALSO = (("yang", "juga"), ("yang", "sekaligus"), ("yang", "merangkap"), ("sekaligus",), ("merangkap",))


class ActorFinder:
    """Finds the actors of the sentences of one article."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        extents: Mapping[int, Span],
        people: People,
        antecedents: Antecedents,
        lists: Lists,
    ) -> None:
        self._mentions = mentions
        self._extents = extents
        self._people = people
        self._antecedents = antecedents
        self._phrases = lists.phrases
        self._world = lists.world
        self._at: dict[int, tuple[int, int]] = {}  # mention of the line -> its words
        self._reach: dict[int, tuple[int, int]] = {}  # the same with the title of a person
        self._named = {mention.span.start: mention.span for mention in mentions if mention.type == "PER"}

    def persons(self, line: Line, people: Sequence[int], inside: Sequence[int]) -> Iterator[Actor]:
        """Yield the people of a sentence, "dari Mali" or "(Partai Cahaya)" behind a name included."""
        self._at = {index: line.positions(self._mentions[index].span) for index in inside}
        self._reach = {index: line.positions(self._extents[index]) for index in people}
        origins, bodies = {}, either(self._phrases.teams, self._phrases.institutions)
        for index in inside:
            if self._mentions[index].type not in ("ORG", "LOC"):
                continue
            start, end = self._at[index]
            first = start - 1
            while first > 0 and line.lower[first] in bodies:
                first -= 1  # "dari pihak Mali", "dari kelompok Cahaya"
            if first > 0 and line.lower[first] in ("dari", "asal", "mewakili"):
                origins[first] = end
            if start > 0 and line.words[start - 1] == "(" and line.words[end : end + 1] == (")",):
                origins[start - 1] = end + 1
        belongs: dict[int, int] = {}
        starts = {self._reach[index][0] for index in people if self._mentions[index].type == "PER"}
        for index in sorted(people, key=lambda i: self._extents[i].start):
            start, end = self._reach[index]
            if (
                self._of_place(line, index, inside)
                or self._of_faction(line, index, inside)
                or self._of_camp(line, index)
            ):
                continue
            named = self._of_theirs(line, index, end) or self._behind_relative(line, index, end)
            if (named := named if named is not None else self._of_two_bodies(line, index, end, inside)) is not None:
                belongs[named] = start
                continue
            dependent = self._dependent(line, index, inside)
            also = next((end + len(words) for words in _ALSO if line.lower[end : end + len(words)] == words), None)
            if also is not None and self._mentions[index].type == "ROLE" and also in starts:
                belongs[also] = start  # "Ketua Partai Cahaya yang juga Menteri Pertanian Amina" is one
            elif dependent is not None:
                belongs[end + (line.lower[end : end + 1] == (",",))] = dependent  # "utusan Raka, Bou Keita," is Bou
            else:
                mention = self._antecedents.bearer(line, index, end)
                while end in origins:  # "Raka dari Partai Cahaya (PC)"
                    end = origins[end]
                yield Actor(belongs.get(start, start), end, (mention,), "person")

    def of_party(self, line: Line, role: int, inside: Sequence[int], people: Sequence[int]) -> bool:
        """Whether an office only says who sat down for one of two sides: "utusan pemerintah Mali dan Chad bertemu".

        Not where the article knows somebody by that office, or a person is the other side.
        """
        start, end = line.positions(self._mentions[role].span)
        sent = line.lower[start] in self._phrases.delegations and not self._people.has_bearer(role)
        sides = [i for i in inside if self._mentions[i].type in ("LOC", "ORG")]
        own = any(self._mentions[role].span.covers(self._mentions[i].span) for i in sides)
        if not sent or not own or line.lower[end : end + 1] not in (("dan",), ("serta",), ("-",)):
            return False
        other = end + 1
        while other < len(line) and line.lower[other] in self._phrases.delegations:
            other += 1
        ends = dict(line.positions(self._mentions[i].span) for i in sides)
        if other not in ends or any(line.positions(self._extents[i])[0] == other for i in people):
            return False
        comma = ends[other]  # "Utusan khusus PBB dan Liga Arab, Amina Diallo" is one person
        return line.lower[comma : comma + 1] != (",",) or not self._opens_name(line, comma + 1)

    def _of_theirs(self, line: Line, index: int, end: int) -> int | None:
        """Return where the name of whose office this is opens, if it is somebody's: "direktur keuangannya, Amina"."""
        stop = end
        while stop < min(end + _LONGEST_OWN, len(line) - 1) and line.words[stop].islower():
            stop += 1
        own = self._mentions[index].type == "ROLE" and line.lower[stop - 1].endswith("nya")
        named = own and line.lower[stop] == "," and self._opens_name(line, stop + 1)
        return stop + 1 if named else None

    def _behind_relative(self, line: Line, index: int, end: int) -> int | None:
        """Return where the name of an officer opens of whom more is told first: "PM Mali yang baru lengser, Amina,"."""
        if self._mentions[index].type != "ROLE" or line.lower[end : end + 1] != ("yang",):
            return None
        comma = next((place for place in range(end, len(line)) if not line.words[place].islower()), end)
        closes = self._name_end(line, comma + 1) if line.lower[comma] == "," else None
        alone = closes is not None and line.lower[closes : closes + 1] in ((",",), (".",), ("(",))
        return comma + 1 if alone and comma - end <= _LONGEST_APPOSITION else None

    def _of_two_bodies(self, line: Line, index: int, end: int, inside: Sequence[int]) -> int | None:
        """Return where the name of who holds an office of two bodies opens: "utusan PBB dan Liga Arab, Amina, …"."""
        if self._mentions[index].type != "ROLE" or line.lower[end : end + 1] not in (("dan",), ("serta",)):
            return None
        ends = dict(self._at[i] for i in inside if self._mentions[i].type in ("ORG", "LOC"))
        comma = ends.get(end + 1, len(line))
        closes = self._name_end(line, comma + 1) if line.lower[comma : comma + 1] == (",",) else None
        alone = closes is not None and line.lower[closes : closes + 1] in ((",",), (".",), ("(",))
        return comma + 1 if alone else None

    def _of_place(self, line: Line, index: int, inside: Sequence[int]) -> bool:
        """Whether an office only says what a place is: "Di Mali, ketua ECOWAS tahun ini, ia menemui Bou"."""
        start, end = self._reach[index]
        if self._mentions[index].type != "ROLE" or start < 2 or line.lower[start - 1] != ",":
            return False
        behind = range(end, min(end + _LONGEST_TERM, len(line) - 1))
        comma = next((place for place in behind if line.lower[place] == ","), None)
        if comma is None or line.lower[comma + 1] not in self._phrases.pronouns:
            return False
        places = (i for i in inside if self._mentions[i].type == "LOC")
        return any(self._at[i][1] == start - 1 for i in places)

    def _of_faction(self, line: Line, index: int, inside: Sequence[int]) -> bool:
        """Whether a name only tells one wing of a body from another: "elite Partai Cahaya kubu Bou turut hadir"."""
        first = self._at[index][0] - 1
        if first < 1 or line.lower[first] not in ("kubu", "versi", "faksi"):
            return False
        return any(self._at[i][1] == first for i in inside if self._mentions[i].type == "ORG")

    def _of_camp(self, line: Line, index: int) -> bool:
        """Whether a name only tells for whom others campaign: "ketua tim sukses Bou, Amina, menemui Cheikh"."""
        first = self._at[index][0]
        if line.lower[first - 1] in ("-", "–"):
            names = {end: start for start, end in self._at.values()}
            first = names.get(first - 1, first)  # "tim sukses Bou-Raka"
        while first > 0 and line.lower[first - 1] in either(self._phrases.titles, self._phrases.running):
            first -= 1
        while first > 0 and line.lower[first - 1] in self._phrases.dependent_kinds:
            first -= 1
        if first < self._at[index][0] and line.lower[first - 1] in self._phrases.backers:
            return True  # "enam partai pengusung pasangan Bou-Raka", not "pendukung Bou", who may be called so
        return first > 1 and line.lower[first - 1] in self._phrases.campaigns and line.lower[first - 2] == "tim"

    def _dependent(self, line: Line, index: int, inside: Sequence[int]) -> int | None:
        """Return where a word for somebody else opens whose person only is named: "utusan Presiden Bou", "adik Bou".

        "Utusan Bou Keita" may as well be called so himself: he is, unless the article knows him as something else.
        """
        own, start = self._mentions[index], self._reach[index][0]
        first = start - 1
        while first > 0 and line.lower[first] in self._phrases.dependent_kinds:
            first -= 1
        if self._appositive(line, index, inside) or self._only_dates(line, index, inside):
            return start
        if first < 0 or line.lower[first] not in self._phrases.dependents:
            titles = [o.text.lower() for o in own.offices if o.span.start == self._extents[index].start]
            nouns = [[word for word in title.split() if word not in self._phrases.dependent_kinds] for title in titles]
            if self._phrases.dependents.isdisjoint(words[-1] for words in nouns if words):
                return None
            first = start  # "juru bicara Raka", "utusan khusus Presiden Raka"
        if own.type == "ROLE":
            return first if first < start and line.words[first].islower() else None
        later = line.sentence.zone == "headline"
        known = (
            self._apposed_to(line, index, inside, counted=line.lower[first - 1] in self._phrases.numbers)
            or self._relative_of(line, first, inside)
            or self._kin_of(line, first)
            or line.lower[first - 1] in _BECOMES
            or self._people.known_besides(index, line.lower[first], later=later)
        )
        return first if known else None

    def _kin_of(self, line: Line, first: int) -> bool:
        """Whether somebody's kin is meant: "menemui putra Bou", but "didampingi putra bungsu Bou" names him."""
        return (
            first > 0
            and line.lower[first] in self._phrases.relations
            and line.words[first].islower()
            and (line.lower[first - 1] in self._phrases.with_ or line.lower[first - 1].startswith(("me", "ber")))
        )

    def _relative_of(self, line: Line, first: int, inside: Sequence[int]) -> bool:
        """Whether a name and a comma stand before words of kinship: "Amina, menantu Presiden Bou, turut hadir"."""
        ends = {self._at[i][1] for i in inside if self._mentions[i].type == "PER"}
        return line.lower[first] in self._phrases.relations and line.lower[first - 1] == "," and first - 1 in ends

    def _appositive(self, line: Line, index: int, inside: Sequence[int]) -> bool:
        """Whether a name only ends what somebody is called by: "Amina, sahabat lama Bou, menemui Cheikh"."""
        start, end = self._at[index]
        if line.lower[end : end + 1] != (",",) or self._mentions[index].type != "PER":
            return False
        called = either(self._phrases.attachments, self._phrases.dependents)
        opens = start
        while opens > 0 and line.words[opens - 1][0].islower() and start - opens < _LONGEST_APPOSITION:
            opens -= 1
        if opens < 2 or opens == start or line.lower[opens - 1] != "," or line.lower[opens] not in called:
            return False
        before = next((i for i in inside if self._at[i][1] == opens - 1), None)
        if before is None or self._mentions[before].type != "PER":
            return False
        words = line.lower[opens:start]
        parted = either(self._phrases.conjunctions, self._phrases.clause_ends)
        return parted.isdisjoint(words) and self._phrases.conjunctions.isdisjoint(line.lower[end + 1 : end + 2])

    def _only_dates(self, line: Line, index: int, inside: Sequence[int]) -> bool:
        """Whether a name only tells when somebody else held an office: "Amina, rektor sebelum Bou, menjamu Cheikh"."""
        start, end = self._reach[index]
        before = start - 1 - (line.lower[start - 1] in self._phrases.reigns)
        if before < 2 or line.lower[before] not in self._phrases.in_reign or line.lower[end : end + 1] != (",",):
            return False
        opens = before
        while opens > 0 and line.lower[opens - 1] not in (",", ";") and before - opens < _LONGEST_APPOSITION:
            opens -= 1
        if opens == before or line.lower[opens - 1] != "," or line.lower[opens] not in self._phrases.titles:
            return False
        return any(self._at[i][1] == opens - 1 for i in inside)

    def _apposed_to(self, line: Line, index: int, inside: Sequence[int], *, counted: bool) -> bool:
        """Whether somebody else's name follows that of whom they serve: "utusan Presiden Mali Bou Keita, Amina".

        Who are counted are listed behind the comma: "dua anak Bou, Amina dan Cheikh".
        """
        end = self._reach[index][1]
        starts = {self._at[i][0] for i in inside if self._mentions[i].type == "PER"}
        held = any(office.of is not None for office in self._mentions[index].offices)
        ends = {self._at[i][0]: self._at[i][1] for i in inside}
        tail = line.lower[ends.get(end + 1, end) :][:2]
        # "menemui utusan Amina, Bou Keita, di Dakar" is no list, "utusan Amina, Bou, dan Cheikh" may be one
        closed = tail[:1] in ((",",), (".",)) and self._phrases.conjunctions.isdisjoint(tail[1:])
        return (held or closed or counted) and line.lower[end : end + 1] == (",",) and end + 1 in starts

    def bodies(self, line: Line, free: Sequence[int]) -> Iterator[Actor]:
        """Yield the organizations that may meet somebody, and the delegations of countries and organizations."""
        team, lands = -1, False  # where the last delegation ends, and whether it is one of a country
        for index in free:
            start, end = self._at[index]
            if self._in_office(line, start, end):
                continue
            first = start
            while first > 0 and line.lower[first - 1] in self._phrases.delegations:
                first -= 1
            first = first if first < start else self._ranks(line, start, end)
            if line.lower[max(first - 2, 0) : first] in _ONE_OF and line.lower[first - 3] in _IS:
                continue
            # "menerima audiensi Serikat Buruh", "Serikat Buruh beraudiensi dengan Amina"
            behind = end
            while line.lower[behind : behind + 1] and line.lower[behind] in either(self._phrases.auxiliaries, _AT_LAST):
                behind += 1
            audience = line.lower[start - 1] == "audiensi" or line.lower[behind : behind + 1] == ("beraudiensi",)
            audience = audience and self._mentions[index].type == "ORG"
            if self._only_calls(line, first, start, end, free):
                continue
            named = first < start or audience
            gap = line.lower[max(team, 0) : start]
            listed = gap in _LISTED or (
                gap == (",",) and self._goes_on(line, team, free)
            )  # "delegasi Mali, Chad, dan …"
            lands = (lands and listed) or self._mentions[index].type == "LOC"
            if named or (lands and listed):
                yield Actor(first if named else start, end, (index,), "delegation")  # "utusan Mali dan Chad"
                team = end
            elif self._mediates(line, start, end) or (
                self._sits_down(self._mentions[index]) and not self._is_scene(line, start)
            ):
                yield Actor(start, end, (index,), "body")

    def _only_calls(self, line: Line, first: int, start: int, end: int, free: Sequence[int]) -> bool:
        """Whether a party only says for whom somebody came: "Amina, wakil Mali, menemui Bou"."""
        one = first < start and line.lower[first] in either(self._phrases.nouns, self._phrases.dependents)
        if not one or line.lower[first - 1] != "," or line.lower[end : end + 1] != (",",):
            return False
        listed = line.lower[end + 1 : end + 2] and line.lower[end + 1] in self._phrases.conjunctions
        named = any(self._reach[i][1] == first - 1 for i in self._reach if i not in free)
        return named and not listed

    def _goes_on(self, line: Line, position: int, free: Sequence[int]) -> bool:
        """Whether a list of parties goes on at a word: "utusan Mali dan Chad", "delegasi Mali, Chad, Togo dan PBB"."""
        ends = dict(self._at[index] for index in free)
        while position < len(line) and line.lower[position] == "," and position + 1 in ends:
            position = ends[position + 1]
        position += line.lower[position : position + 1] == (",",)
        return position < len(line) and line.lower[position] in ("dan", "serta", "-")

    def _mediates(self, line: Line, start: int, end: int) -> bool:
        """Whether a country stands between those who talk: "berunding dengan Mali sebagai penengah"."""
        role = line.lower[end : end + 2]
        between = role[:1] in (("sebagai",), ("selaku",)) and not self._phrases.mediators.isdisjoint(role)
        return between and line.lower[start - 1] == "dengan"

    def _in_office(self, line: Line, start: int, end: int) -> bool:
        """Whether a body only ends an office before a comma and its holder: "dan kepala riset WHO, Amina"."""
        if line.lower[end : end + 1] != (",",) or not self._opens_name(line, end + 1):
            return False
        first = start
        while first > 0 and line.words[first - 1].islower() and line.lower[first - 1] not in self._phrases.joins:
            first -= 1
        return start - first > 1 and line.lower[first] in either(self._phrases.nouns, self._phrases.titles)

    def _opens_name(self, line: Line, position: int) -> bool:
        """Whether a person's name begins at a word."""
        return self._name_end(line, position) is not None

    def _name_end(self, line: Line, position: int) -> int | None:
        """Return where the person's name ends that begins at a word; None if none does."""
        if position >= len(line):
            return None
        start = line.span(position, position + 1).start
        return line.positions(self._named[start])[1] if start in self._named else None

    def _ranks(self, line: Line, start: int, end: int) -> int:
        """Return where "para komandan militer Mali dan Chad" begins, of several countries; else where the name does."""
        first = start
        while first > 0 and line.lower[first - 1] in either(self._phrases.delegations, self._phrases.delegates):
            first -= 1
        several = line.lower[end : end + 1] in (("dan",), ("serta",), ("-",))
        return first if several and line.lower[first] == "para" else start

    def _is_scene(self, line: Line, start: int) -> bool:
        """Whether a body only says where or of what something is: "berseteru di KPK", "sidang darurat Uni Afrika"."""
        before = line.lower[max(start - 2, 0) : start]
        return before[-1:] in (("di",), ("ke",)) or not self._phrases.summits.isdisjoint(before)

    def _sits_down(self, mention: Mention) -> bool:
        """Whether an organization is of a kind that meets people under its bare name; football clubs play."""
        known = self._world.organization(mention.text) if mention.type == "ORG" else ()
        return any(organization.kind in self._phrases.bodies for organization in known)
