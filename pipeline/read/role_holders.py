"""Whose an office is that a phrase names: who stands behind it, before it, or between it and another office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.lexicons.classes import either
from pipeline.read.lines import AND
from pipeline.read.named_line import NamedLine, Tables
from pipeline.read.role_phrases import Phrase, PhraseFinder
from pipeline.records import Office

_ALSO = frozenset({"juga", "sekaligus", "merangkap"})  # between two offices of one person
_PREMIERS = frozenset({"perdana-menteri", "wakil-perdana-menteri"})
_JOINED = frozenset({"dan", "/"})
_SECOND = 14  # words of "dan mantan kepala intelijen militer Mali (Mali)," behind a first office
_NEAR = 9  # words between a name and its second apposition


class HolderFinder:
    """Finds who holds the offices of one line.

    Args:
        tables: The word lists.
        named: The line and its names.
        phrases: Finds its office phrases.
        offices: Those given so far in the article, by name.
    """

    def __init__(
        self, tables: Tables, named: NamedLine, phrases: PhraseFinder, offices: Mapping[int, Sequence[Office]]
    ) -> None:
        self._tables = tables
        self._lists = tables.words
        self._named = named
        self._line = named.line
        self._phrases = phrases
        self._offices = offices

    def after(self, phrase: Phrase) -> int | None:
        """Find the person right behind an office phrase: "Menhan Mali Bou Keita", "Wakil Ketua …, Bou Keita,"."""
        if phrase.pointed:
            return self._apposed_name(phrase.end + 1)
        if (
            self._named.lower_at(phrase.start - 1) in self._lists.sure_before
            and self._named.lower_at(phrase.end) == ","
        ):
            return None  # "sang direktur, Raka, dan menteri" are three; nobody introduces "sang direktur"
        if (clause := self._clause_end(phrase)) is not None:
            return self._apposed_name(clause)
        position = self._phrases.past_ranks(self._phrases.past_field(phrase.end))
        index = self._named.person_at(position)
        if index is not None:
            return self._name_behind(index, phrase.title)
        if position == phrase.end and not phrase.one_holder:
            behind = self._named.person_at(self._phrases.past_ranks(self._phrases.past_noun(position)))
            if behind is not None:
                return behind
        if position == phrase.end and (not phrase.one_holder or self._line.lower[phrase.start] in self._lists.leads):
            position = self._phrases.past_modifiers(position)
        return self._apposed_name(position) if position > phrase.end else self._named_farther(phrase)

    def before(self, phrase: Phrase) -> int | None:
        """Find the person whose apposition the phrase is: "Bou Keita, (saat itu) Menteri Pertahanan Mali, …".

        Behind a person with an office of their own, and before ", dan", it is the next of several people.
        """
        if (introduced := self._introduced(phrase)) is not None:
            return introduced
        comma = phrase.start - 1
        while (word := self._named.lower_at(comma)) in self._lists.sure_before or word in self._lists.at_that_time:
            comma -= 1
        then = comma < phrase.start - 2
        if self._named.lower_at(comma) not in (",", "("):
            return self._shared_apposition(phrase) if self._named.lower_at(comma) == "dan" else None
        aged = self._named.lower_at(comma - 1) == ")" and self._named.lower_at(comma - 3) == "("
        index = self._named.person_at(comma - 4 if aged else comma - 1)  # "Bou Keita (54), presiden Mali"
        if index in self._offices and not then and self._next_joins(phrase.end):
            return None
        return index if then or self._ends_apposition(phrase) or self._named.lower_at(phrase.end) == "yang" else None

    def of_both(self, phrase: Phrase) -> int | None:
        """Find who holds this office and the next: "Wakil PM merangkap Menteri Pertahanan Mali Bou Keita"."""
        position, lists = phrase.end, self._lists
        while self._named.lower_at(position) in lists.introduces:
            position += 1
        if position == len(self._line):
            return None
        if _ALSO.isdisjoint(self._line.lower[phrase.end : position]):
            return self._head_and_minister(phrase)
        second = self._phrases.find(position)
        return None if second is None or second.own else self.after(second)

    def served(self, phrase: Phrase) -> tuple[Phrase, int, int] | None:
        """Find the office inside a servant's, and whose both are: "utusan khusus | Presiden Mali Bou Keita, Amina,"."""
        leader = self._named.person_at(self._phrases.past_ranks(phrase.end))
        if leader is None:
            return None
        servant = self._name_behind(leader, phrase.title)
        if servant is None or servant == leader:
            return None
        inside = (self._phrases.find(start) for start in range(phrase.start + 1, phrase.end))
        own = (one for one in inside if one is not None and one.end == phrase.end and one.title in self._lists.leaders)
        return next(((one, leader, servant) for one in own), None)

    def servant_of(self, phrase: Phrase, master: int) -> int | None:
        """Find who serves whom a calling names first: "sopir Raka, | Amina Diallo, …"; longer lists do not."""
        end = self._named.range[master][1]
        servant = self._named.person_at(end + 1) if self._named.lower_at(end) == "," else None
        if servant is None or self._line.lower[phrase.end - 1] not in self._lists.close_to:
            return None
        behind = self._named.range[servant][1]
        behind += self._named.lower_at(behind) == ","
        listed = self._line.lower[behind : behind + 1] in (("dan",), ("serta",)) or self._named.person_at(behind)
        return None if listed else servant

    def of_a_leader(self, phrase: Phrase) -> Phrase:
        """Add the short name of whoever leads a country to somebody else's office: "utusan Keita"."""
        index = self._named.person_at(phrase.end)
        if index is None or phrase.title not in self._lists.of_a_leader:
            return phrase
        name = self._named.names[index].text
        named = (given for i, given in self._offices.items() if f" {name} " in f" {self._named.names[i].text} ")
        held = {office.title for given in named for office in given if not office.former}
        listed = self._tables.world.person(name)
        held.update(tenure.office for tenure in listed if " " not in name or tenure.end is None)
        end = self._named.range[index][1]
        alone = self._named.person_at(end) is None and self._named.lower_at(end) != ","
        return phrase if held.isdisjoint(self._lists.leaders) or not alone else replace(phrase, end=end)

    def then(self, position: int) -> bool:
        """Whether "saat itu" stands at a position."""
        words = self._named.lower_at(position), self._named.lower_at(position + 1)
        return words[0] in self._lists.at_that_time and words[1] == "itu"

    def _head_and_minister(self, phrase: Phrase) -> int | None:
        """Find who is a land's (deputy) premier and minister: "Wakil PM dan Menteri Pertahanan Mali Bou Keita"."""
        if phrase.title not in _PREMIERS or phrase.of is not None or self._named.lower_at(phrase.end) not in _JOINED:
            return None
        second = self._phrases.find(phrase.end + 1)
        minister = second is not None and second.title.startswith("menteri-") and self._phrases.is_land(second.of)
        return self.after(second) if second is not None and minister else None

    def _named_farther(self, phrase: Phrase) -> int | None:
        """Find the person behind what an office is for, or in which body: "utusan UE untuk dialog Dakar-Lome, Bou,"."""
        for skip in (self._phrases.past_description, self._phrases.past_purpose):
            position = skip(phrase.end)
            index = self._named.person_at(self._phrases.past_ranks(position)) if position > phrase.end else None
            if index is not None or (index := self._apposed_name(position)) is not None:
                return index
        return None

    def _clause_end(self, phrase: Phrase) -> int | None:
        """Return where "Perdana Menteri Mali yang baru | , Bou", "menhannya yang baru diangkat | , Bou" breaks off."""
        if self._named.lower_at(phrase.end) != "yang":
            return None
        if phrase.own:
            ahead = range(phrase.end, min(phrase.end + _NEAR, len(self._line)))
            return next((at for at in ahead if self._line.words[at] == "," or at in self._named.at), phrase.end)
        return phrase.end + 2 if self._named.lower_at(phrase.end + 1) in self._lists.modifiers else None

    def _name_behind(self, index: int, title: str) -> int:
        """Whose an office is that a name follows: mostly that name's, but "CEO Dana Kurnia Bou Keita" has two."""
        after = self._named.range[index][1]
        second = self._named.person_at(after)
        if second is None and title in self._lists.of_a_person:
            second = self._apposed_name(after)
        return index if second is None else second

    def _apposed_name(self, position: int) -> int | None:
        """Find the person who stands between two commas: ", Bou Keita,".

        Behind somebody else one comma is enough: "Amina menemui Presiden Mali, Bou Keita di Dakar".
        """
        if self._named.lower_at(position) != ",":
            return None
        index = self._named.person_at(self._phrases.past_ranks(position + 1))
        if index is None:
            return None
        end = self._named.range[index][1]
        second = any(self._named.is_person(other) for at, other in self._named.at.items() if at < position)
        runs_on = second and self._named.lower_at(end) in self._lists.runs_on
        return index if runs_on or self._named.closed(end) else None

    def _introduced(self, phrase: Phrase) -> int | None:
        """Find the person of whom a clause tells an office: "Bou, yang juga ketua partai", "Bou, kini Menhan Mali"."""
        first, words = phrase.start, either(self._lists.introduces, self._lists.at_that_time)
        while self._named.lower_at(first - 1) in words:
            first -= 1
        told = self._line.lower[first : phrase.start]
        if self._lists.introduces.isdisjoint(told):
            return None
        comma = self._named.lower_at(first - 1) == ","
        return self._named.person_at(first - 1 - comma) if comma or told[0] in self._lists.opens_clause else None

    def _next_joins(self, position: int) -> bool:
        """Whether ", dan" stands at a position: what is before it is one of several."""
        return self._named.lower_at(position) == "," and self._named.lower_at(position + 1) in AND

    def _ends_apposition(self, phrase: Phrase) -> bool:
        if self._named.closed(phrase.end + int(phrase.pointed)) or self.then(phrase.end):
            return True
        if self._phrases.past_purpose(phrase.end) > phrase.end:
            return True
        if self._goes_on(phrase.end) or self._before_another(phrase.end):
            return True
        return not (phrase.one_holder or phrase.pointed) and self._phrases.past_modifiers(phrase.end) > phrase.end

    def _goes_on(self, position: int) -> bool:
        """Whether a second office follows and a comma ends both: "Bou, ketua partai dan mantan menteri, menemui …"."""
        if self._named.lower_at(position) not in AND:
            return False
        for ahead in range(position + 1, position + _SECOND):
            if self._named.lower_at(ahead) == ",":
                return ahead > position + 1 and self._named.lower_at(ahead + 1) not in AND
            name, word = self._named.at.get(ahead), self._named.lower_at(ahead)
            verb = name is None and self._lists.is_plain_verb(word)
            closed = self._named.closed(ahead) and self._named.lower_at(ahead) not in ("(", ")", "-")
            if verb or self._named.is_person(name) or closed:
                return False
        return False

    def _before_another(self, position: int) -> bool:
        """Whether it is told before or after whom somebody held it: "Bou, rektor sebelum Amina, menemui …"."""
        if self._named.lower_at(position) not in self._lists.before_another:
            return False
        other = self._named.person_at(position + 1)
        return other is not None and self._named.lower_at(self._named.range[other][1]) == ","

    def _shared_apposition(self, phrase: Phrase) -> int | None:
        """Find the person of a second apposition: "Bou Keita, orang kedua di Mali dan wakil ketua partai."."""
        if not self._named.closed(phrase.end) or self._named.lower_at(phrase.start - 2) == ",":
            return None  # "Raka, Amina, dan ketua partai." are three
        for position in range(phrase.start - 2, max(phrase.start - _NEAR, 0), -1):
            if self._named.lower_at(position) == ",":
                return self._named.person_at(position - 1)
            verb = position not in self._named.at and self._lists.is_verb(self._named.lower_at(position))
            if verb or self._named.person_at(position) is not None:
                return None
        return None
