"""Whether an office phrase with no name beside it stands for one person."""

from __future__ import annotations

from pipeline.lexicons.classes import either
from pipeline.read.named_line import NamedLine, Tables
from pipeline.read.role_phrases import Phrase, PhraseFinder

_CLOSING = 14  # words of "arkeolog paling terkenal di Dakar dan pendiri museum" before its name
_SPEAKER = 4  # words before a speaker in a headline: "BACA JUGA: Menhan AS: …"
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})


class LonePhrases:
    """Judges the office phrases of one line."""

    def __init__(self, tables: Tables, named: NamedLine, phrases: PhraseFinder) -> None:
        self._world = tables.world
        self._lists = tables.words
        self._named = named
        self._line = named.line
        self._phrases = phrases

    def is_role(self, phrase: Phrase) -> bool:
        """Whether a phrase without a name beside it stands for one person."""
        lists, before, after = self._lists, *self._around(phrase)
        if self._after_any(phrase, lists.never_before) or self._named.person_at(phrase.start - 1) is not None:
            return False
        credits = phrase.title in lists.credits and (after == ":" or self._line.sentence.zone == "boilerplate")
        if credits or self._is_cut(phrase) or self._is_idle(phrase) or self._is_talk(phrase) or self._is_sought(phrase):
            return False
        if phrase.own or phrase.pointed or before in lists.sure_before:
            return not (phrase.own and phrase.former)
        words = self._line.lower[phrase.start : phrase.end]
        sitting = words[-1] in self._world.sitting
        told = {*words}.difference(phrase.title.split("-"))  # "menteri luar negeri kedua" is an office of its own
        which = not either(lists.ordinals, lists.counting).isdisjoint(told)  # "Ia presiden pertama Mali"
        compound = self._after_any(phrase, lists.compound_before)
        if phrase.former or sitting or which or self._is_unheld(phrase) or compound:
            return False
        if after == ":" and phrase.start <= _SPEAKER and (phrase.one_holder or phrase.of is not None):
            return True  # "Menhan AS: Dialog …" in a headline gives the speaker
        return self._has_owner(phrase) if phrase.of is not None else self._stands_alone(phrase)

    def may_be_role(self, phrase: Phrase) -> bool:
        """Whether a phrase stands for whoever holds the office if the article has introduced that person.

        In "menemui rektor" or "Ketua KPU mengatakan" nothing insists on one known person, but there is one.
        """
        lists, before, after = self._lists, *self._around(phrase)
        if phrase.vague or self._after_any(phrase, either(lists.never_before, lists.compound_before)):
            return False
        if self._is_cut(phrase):
            return False
        calling = phrase.title in lists.callings
        several = phrase.one_holder or phrase.title in lists.alone or calling
        ours = after in lists.ours and several  # "menteri kami", says an aide
        if after == "-" or (self._is_unheld(phrase) and not ours) or before.isdecimal():
            return False
        beside = self._named.person_at(phrase.start - 1) is not None or self._named.person_at(phrase.end) is not None
        unmeant = self._is_idle(phrase) or self._is_talk(phrase) or self._is_sought(phrase)
        if beside or unmeant or self._line.sentence.zone == "boilerplate":
            return False
        meant = ours or (self._in_headline(phrase) if phrase.of is not None else self._acts(phrase))
        if phrase.title in lists.credits or (calling and not meant):
            return False
        return self._may_be_owned(phrase) if phrase.of is not None else self._may_stand_alone(phrase)

    def takes_up_unnamed(self, phrase: Phrase, before: int | None) -> bool:
        """Whether it takes up somebody without a name: "menipu pengusaha di Dakar. Namun pengusaha itu sadar".

        Args:
            phrase: The office phrase.
            before: Where somebody was last told of by that office without a name, or None.
        """
        here = self._line.starts[phrase.start]
        said = " ".join(self._line.words[phrase.start : phrase.end])
        if before is None or self._world.office(said) is None:  # "pelatih berusia 60 tahun itu" has a name
            return False
        names = self._named.names
        return not any(before <= name.span.start < here for name in names if name.type == "PER")

    def runs_to_name(self, phrase: Phrase) -> bool:
        """Whether a name closes what "kata" opens: "kata arkeolog paling terkenal di Dakar dan pendiri museum Bou."."""
        if phrase.one_holder or phrase.pointed or self._named.lower_at(phrase.start - 1) not in self._lists.speakers:
            return False
        for position in range(phrase.end, min(phrase.end + _CLOSING, len(self._line))):
            word, name = self._named.lower_at(position), self._named.at.get(position)
            if self._named.is_person(name):
                return True
            verb = self._lists.is_plain_verb(word)
            stops = word in self._lists.ends_phrase and word not in ("di", "dan", "dari")
            if name is None and (verb or stops or not word.isalpha()):
                return False
        return False

    def _after_any(self, phrase: Phrase, words: frozenset[str]) -> bool:
        """Whether one of these words or pairs of words stands right before a phrase."""
        before = self._named.lower_at(phrase.start - 1)
        return before in words or f"{self._named.lower_at(phrase.start - 2)} {before}" in words

    def _around(self, phrase: Phrase) -> tuple[str, str]:
        return self._named.lower_at(phrase.start - 1), self._named.lower_at(phrase.end)

    def _in_headline(self, phrase: Phrase) -> bool:
        return self._line.sentence.zone == "headline" and self._line.words[phrase.start][0].isupper()

    def _is_idle(self, phrase: Phrase) -> bool:
        """Whether a text only quotes the word ("Tuan", not "Presiden"), or all members of a body hold the office.

        They hold it together ("pemimpin ASEAN") or by turns ("Mali, ketua ASEAN tahun ini").
        """
        if _QUOTES.issuperset(self._around(phrase)):
            return True
        if phrase.of is None or phrase.pointed or self._named.names[phrase.of].text.lower() not in self._lists.by_turns:
            return False
        before = self._named.at.get(phrase.start - 2)
        turn = self._named.lower_at(phrase.start - 1) == "," and self._phrases.is_land(before)
        return turn or phrase.title in self._lists.chairs

    def _is_sought(self, phrase: Phrase) -> bool:
        """Whether nobody holds the office yet: "memilih presiden baru Mali"."""
        lists, words = self._lists, self._line.lower[phrase.start : phrase.end]
        return self._named.lower_at(phrase.start - 1) in lists.choosing and not lists.standing.isdisjoint(words)

    def _is_cut(self, phrase: Phrase) -> bool:
        """Whether what somebody leads goes on in words that are no name: "Kepala | Seksi Humas"."""
        if (
            self._line.sentence.zone in ("headline", "related")
            or self._line.lower[phrase.start] not in self._lists.leads
        ):
            return False
        word = self._line.words[phrase.end] if phrase.end < len(self._line) else ""
        spelt = word[:1].isupper() and word.isalpha() and phrase.end not in self._named.at
        lists = self._lists
        told = word.lower() in either(lists.runs_on, lists.ends_phrase, lists.auxiliaries) or lists.is_verb(
            word.lower()
        )
        return spelt and not (phrase.pointed or told)

    def _is_talk(self, phrase: Phrase) -> bool:
        """Whether an office only says whose talk it is ("rapat menteri"), not who talks ("rapat menteri dengan …").

        The one holder of an office in a country talks, whoever with: "rangkaian pembicaraan presiden Mali".
        """
        before, after = self._around(phrase)
        own = phrase.one_holder and self._phrases.is_land(phrase.of) and after not in ("-", ",", "di")
        return before in self._lists.talks and after not in ("dan", "dengan") and not own

    def _may_be_owned(self, phrase: Phrase) -> bool:
        """Whether an office with a country or organization may be one person's: "ketua KPU", "Jenderal Mali Tiba"."""
        leads = self._line.lower[phrase.start] in self._lists.leads
        return phrase.one_holder or leads or phrase.former or phrase.title in self._lists.callings

    def _may_stand_alone(self, phrase: Phrase) -> bool:
        """Whether an office without an owner may be one person's: "kata hakim", "sekjen partai", "Pak Gubernur"."""
        lists, before, after = self._lists, *self._around(phrase)
        if before in lists.speakers or self._phrases.is_of_a_body(phrase.end):
            return True
        if phrase.former:
            return False
        if before in lists.addresses and self._line.words[phrase.start][0].isupper():
            return True
        acts = self._acts(phrase)
        if phrase.title in lists.callings:
            return True
        if not (phrase.one_holder or phrase.title in lists.alone):
            return acts and self._line.lower[phrase.start] in lists.leads
        ends = after in lists.ends_phrase or self._named.closed(phrase.end)
        return acts or ends or self._in_headline(phrase)

    def _acts(self, phrase: Phrase) -> bool:
        """Whether a verb or an auxiliary follows, so that it is a subject: "Jenderal tidak hadir"."""
        after = self._named.lower_at(phrase.end)
        return self._lists.is_verb(after) or after in self._lists.auxiliaries

    def _is_unheld(self, phrase: Phrase) -> bool:
        """Whether the word behind an office makes it a kind or a group ("ketua cabang se-Bali").

        "Baru" before a verb only tells when.
        """
        after, then = self._named.lower_at(phrase.end), self._named.lower_at(phrase.end + 1)
        if (after == "se" and then == "-") or after.startswith("se-"):
            return True
        told = self._lists.is_verb(then) or then in self._lists.only_now
        return after in self._lists.never_after and not (after in self._lists.auxiliaries and told)

    def _has_owner(self, phrase: Phrase) -> bool:
        """Whether an office with a country or organization is one person's: "Menlu Mali", "kata juru bicara Mali"."""
        if phrase.vague:
            words = self._line.lower[phrase.start : phrase.end]
            known = words[0] in self._lists.rulers or self._lists.vague_only_with.intersection(words)
            return self._line.sentence.zone != "related" and bool(known)
        before = self._named.lower_at(phrase.start - 1)
        return phrase.one_holder or (before in self._lists.speakers and phrase.title in self._lists.spokesmen)

    def _stands_alone(self, phrase: Phrase) -> bool:
        """Whether an office without an owner is the subject or speaker: "Presiden tiba", "kata bupati"."""
        before, after = self._around(phrase)
        if phrase.vague or not (phrase.one_holder or phrase.title in self._lists.alone):
            return False
        if not self._line.words[phrase.start][:1].isupper():
            subject = after in self._lists.auxiliaries or self._lists.is_verb(after)
            return before in self._lists.speakers or (before == "," and subject)
        return phrase.start > 0 or (after.isalpha() and self._line.words[phrase.end].islower())
