"""Office phrases in a line: the office, the country or organization it belongs to, and what modifies it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.lexicons.classes import either
from pipeline.lexicons.world import buildings
from pipeline.read.named_line import NamedLine, Tables

_LONGEST_OFFICE = 7
_LONGEST_ACRONYM = 6  # words of "(PC-24)"
_LONGEST_FIELD = 9
_AND = frozenset({"dan"})
_AT = "di"
_BALLOT = ("nomor", "urut")
_OF_WORK = frozenset({"bidang", "urusan"})
_ABSTRACT = "ke"  # opens nouns for a field of work, too: "keamanan"
_LONGEST_TAIL = 7  # words between an office and "itu"
_MINISTERS = ("menteri-", "wakil-menteri-")  # open the ids of their offices
_JOINTS = frozenset({",", "dan"})
_THE_SAME = ("yang", "sama")
_YEAR = 4  # digits
_CLAUSE = 5  # words of "yang baru saja dilantik"
_STANDING = 2  # words of "perempuan pertama" behind an office
_DESCRIPTION = 5  # words of a field and its body: "program kedaruratan WHO"
_KIND = 3  # words that say what a company is, and its name: "perusahaan gas alam Kincir"


@dataclass(frozen=True, slots=True)
class Phrase:
    """An office phrase in a line.

    Attributes:
        start: Its first word, "mantan" and "Plt." included.
        end: Behind its last word.
        title: Id of the office; "" for phrases that name none ("petinggi").
        of: Index of the name that it belongs to, or None.
        one_holder: Whether only one person holds the office at a time.
        vague: Whether it is one of the phrases that name no office.
        pointed: Whether "itu" or "tersebut" follows.
        own: Whether it ends in "-nya": the office of whomever the text names before ("menteri luar negerinya").
    """

    start: int
    end: int
    title: str
    of: int | None
    former: bool
    acting: bool
    one_holder: bool
    vague: bool
    pointed: bool
    own: bool = False


class PhraseFinder:
    """Finds the office phrases of one line."""

    def __init__(self, tables: Tables, named: NamedLine) -> None:
        self._tables = tables
        self._world = tables.world
        self._lists = tables.words
        self._named = named
        self._line = named.line

    def find(self, start: int) -> Phrase | None:
        """Parse the office phrase that begins at a word, or None."""
        if (owned := self._owned(start)) is not None:
            return owned
        head = self._office(start)
        if head is None or self._only_acts(start):
            return None
        title, end, of, one_holder = head
        end = self._skip_ordinal(end)
        if self._named.lower_at(end) in self._world.elect:
            end += 1
        stood, fallen = self._skip_standing(end) if of is None else (end, False)
        if of is None:
            end = stood
            field = self._field(end) if title in self._lists.with_field else self._more_fields(title, end)
            of, end = self._complement(title, self._skip_short_form(field))
            end = self._skip_second(title, self._skip_branch(of, end))
            one_holder = one_holder or (end > field > 0 and title in self._lists.with_field)
        else:
            end = self._skip_branch(of, self._named.range[of][1])
            one_holder = one_holder or title in self._lists.with_field
        end = self._skip_number(self._skip_term(self._skip_ordinal(self._skip_parenthesis(end))))
        end += self._named.lower_at(end) in self._world.sitting
        begin, former, acting = self._before(start)
        former = former or fallen
        again = self._line.lower[end : end + 2] == _THE_SAME  # "PM yang sama"
        tail = end if again else self._tail(end, loose=not one_holder)
        if tail is not None:
            former = former or not self._lists.fallen.isdisjoint(self._line.lower[end:tail])
            of = self._tail_owner(end, tail) if of is None else of
            end = tail
        elif of is None and self.is_of_a_body(end + 1):
            end += 1
        return Phrase(begin, end, title, of, former, acting, one_holder, title == "", tail is not None)

    def is_of_a_body(self, end: int) -> bool:
        """Whether a phrase ends in a body without its name, and for good: "ketua serikat | di Dakar"."""
        if self._named.lower_at(end - 1) not in self._lists.bodies or end - 1 in self._named.at:
            return False
        after, lists = self._named.lower_at(end), self._lists
        goes_on = after.isalpha() and after not in lists.ends_phrase and after not in lists.auxiliaries
        return self._line.words[end - 1].islower() and (not goes_on or end in self._named.at or lists.is_verb(after))

    def _owned(self, start: int) -> Phrase | None:
        """Parse the office of one holder that ends in "-nya": "menteri luar negerinya"."""
        words = self._line.words
        for end in range(start + 1, min(start + _LONGEST_OFFICE, len(words)) + 1):
            if words[end - 1].endswith("nya") and self._named.at.keys().isdisjoint(range(start, end)):
                title = self._world.office(" ".join((*words[start : end - 1], words[end - 1].removesuffix("nya"))))
                if title is not None and title.one_holder and not title.organization:
                    begin, former, acting = self._before(start)
                    return Phrase(begin, end, title.id, None, former, acting, True, False, False, own=True)
        return None

    def is_land(self, index: int | None) -> bool:
        """Whether a name is a country's; None is no name."""
        return index is not None and self._world.country(self._named.names[index].text) is not None

    def past_ranks(self, position: int) -> int:
        """Step over ranks and honorifics."""
        words, ranks = self._line.words, self._tables.ranks
        while position < len(self._line) and position not in self._named.at:
            two = " ".join(words[position : position + 2]) in ranks and position + 1 not in self._named.at
            if not two and words[position] not in ranks:
                break
            position += 1 + two  # "Datuk Seri"
        return position

    def past_field(self, end: int) -> int:
        """Step over a field of work ("Urusan AS Kementerian Luar Negeri Kuba") or "saat itu", if a person follows."""
        known = either(self._lists.fields, self._lists.at_that_time, _AND)
        for position in range(end, min(end + _LONGEST_FIELD, len(self._line))):
            word = self._line.words[position]
            if self._named.person_at(position) is not None or (word == "," and position > end):
                return position
            if position in self._named.at or (word.lower() in known and (position > end or word.lower() != "dan")):
                continue
            body = position + 1 in self._named.at and self._named.person_at(position + 1) is None
            if word == "dari" and position == end and body:
                continue  # "Wakil Ketua Komisi IV DPR dari Fraksi Fajar Raka Sudibyo"
            if position > end and self._named.lower_at(end) in _OF_WORK and self._is_work(position):
                continue  # "Wakil Rektor bidang kemahasiswaan Raka Sudibyo"
            passive = word.startswith("Di") and self._lists.is_verb(word.lower())
            if not word[:1].isupper() or word.lower() in self._lists.ends_phrase or passive:
                return end  # "Gubernur Jenguk Bou Keita", "Emir Mali Dipeluk Bou Keita" in a headline
        return end

    def _is_work(self, position: int) -> bool:
        """Whether a word in small letters may name a field of work: "kemahasiswaan", "dan", no verb."""
        word = self._line.words[position]
        verb = self._lists.is_verb(word) and not word.startswith(_ABSTRACT)
        return word.isalpha() and word.islower() and not verb and (word in _AND or word not in self._lists.ends_phrase)

    def past_purpose(self, end: int) -> int:
        """Step over what an office is for, up to a comma: "utusan UE | untuk dialog Dakar-Lome |, Bou"; else stay."""
        if self._named.lower_at(end) not in self._lists.fields:
            return end
        for position in range(end + 1, min(end + _LONGEST_FIELD, len(self._line))):
            word = self._line.lower[position]
            if word == "," and position > end + 1:
                return position
            name = self._named.at.get(position)
            verb = name is None and (self._lists.is_verb(word) or word in self._lists.ends_phrase)
            if verb or self._named.is_person(name) or not (word.isalnum() or word in ("-", "–") or name is not None):
                return end
        return end

    def past_description(self, end: int) -> int:
        """Step over nouns and the body that they are of: "kepala | program kedaruratan WHO | Bou Keita"; else stay."""
        for position in range(end, min(end + _DESCRIPTION, len(self._line))):
            index = self._named.at.get(position)
            if index is not None:
                behind = self._named.range[index][1]
                return end if position == end or self._named.is_person(index) else behind
            word = self._line.words[position]
            verb = self._lists.is_verb(word) and not word.startswith(_ABSTRACT)
            ends = word in either(self._lists.ends_phrase, self._lists.joins)
            if verb or ends or not (word.isalpha() and word.islower()):
                return end
        return end

    def past_modifiers(self, end: int) -> int:
        """Step over what modifies a profession ("kedai kopi di Dakar"), as far as the next mark; else stay."""
        for position in range(end, min(end + _LONGEST_FIELD, len(self._line))):
            if self._named.closed(position):
                return position
            if self._named.person_at(position) is not None or self._line.lower[position] in self._lists.sure_after:
                return end
            if position not in self._named.at and not self._modifies(position, loose=True):
                return end
        return end

    def past_noun(self, end: int) -> int:
        """Step over the one noun in small letters that says of what a profession is: "pengusaha [cerutu] Bou Keita"."""
        inside = end < len(self._line) and end not in self._named.at and self._line.words[end].islower()
        return end + 1 if inside and self._lists.may_modify(self._line.words[end], loose=True) else end

    def _office(self, start: int) -> tuple[str, int, int | None, bool] | None:
        """Match the longest office title; a name inside its tail is what the office belongs to."""
        at, words = self._named.at, self._line.words
        if start in at or not words[start][0].isalnum():
            return None
        last = min(start + _LONGEST_OFFICE, len(words))
        inside = [position for position in range(start, last) if position in at]
        last = next((position for position in inside if self._named.is_person(at[position])), last)
        for end in range(last, start, -1):
            if not self._may_close(end - 1):
                continue
            inner = at[inside[0]] if inside and inside[0] < end else None
            phrase = " ".join(words[start:end])
            if inner is None and phrase.lower() in self._lists.vague:
                return "", end, None, False
            title = self._world.office(phrase)
            if title is not None:
                if inner is None:
                    return title.id, end, None, title.one_holder
                first, behind = self._named.range[inner]
                own = (
                    title.base if title.base and title.organization and behind > end else title.id
                )  # "Ketua DPR" of "DPR Dakar"
                return own, first, inner, title.one_holder
        return None

    def _may_close(self, position: int) -> bool:
        """Whether a title may end with a word; cheap, and true of all that do."""
        word = self._line.words[position]
        closes = self._world.closes_office(word) or self._line.lower[position] in self._tables.vague_closings
        return closes and word[0].isalnum()

    def _field(self, end: int) -> int:
        """Step over the field of an office that has many of its kind: "Kepala Dinas [Perikanan] Dakar"."""
        position = end
        while self._named.lower_at(position) and position not in self._named.at:
            joined = self._line.words[position] == "dan" and position > end
            if not self._line.words[position][:1].isupper() and not joined:
                break
            position += 1
        return position

    def _more_fields(self, title: str, end: int) -> int:
        """Step over further fields of a minister, as far as a name: "Menteri Perdagangan [dan Industri] Mali"."""
        if not title.startswith(_MINISTERS) or self._named.lower_at(end) not in _JOINTS:
            return end
        for position in range(end, min(end + _LONGEST_FIELD, len(self._line))):
            word, behind = self._line.words[position], self._named.lower_at(position - 1) in _JOINTS
            if position in self._named.at:
                told = not behind and not _AND.isdisjoint(self._line.lower[end:position])
                return position if told else end
            other = word in self._tables.ranks or (behind and self._world.opens_office(word))
            if word not in _JOINTS and (other or not word[:1].isupper()):
                return end  # "Menteri Perdagangan dan Presiden Mali"
        return end

    def _complement(self, title: str, end: int) -> tuple[int | None, int]:
        for skip in (0, 1, 2):
            position = end + skip
            if skip and self._named.lower_at(position - 1) not in (self._lists.joins, self._lists.areas)[skip - 1]:
                break
            index = self._named.at.get(position)
            if (skip and self._named.lower_at(position) in buildings()) or self._named.lower_at(position)[:3] == "se-":
                break  # "menghadap Presiden di Istana Merdeka", "ketua cabang se-Bali"
            if index is not None and not self._named.is_person(index) and self._named.range[index][0] == position:
                elsewhere = skip == 1 and self._named.lower_at(end) == _AT and not self.is_land(index)
                only_there = elsewhere and title in either(
                    self._tables.national, self._lists.alone
                )  # "menemui Menkes di Dakar"
                return (None, end) if only_there else (index, self._named.range[index][1])
        return self._described(end)

    def _skip_branch(self, of: int | None, end: int) -> int:
        """Step over the region of a body's branch: "Ketua [PHD] [Bali]", "Kepala [PHD] Wilayah [Bali]"."""
        if of is None or self._named.names[of].type != "ORG":
            return end
        level = self._named.lower_at(end) in self._lists.branches and self._line.words[end][:1].isupper()
        if level and end not in self._named.at:
            behind = self._skip_region(of, end + 1)
            return max(behind, end + 1)
        return self._skip_region(of, end)

    def _skip_second(self, title: str, end: int) -> int:
        """Step over another company that somebody leads, too: "CEO [Kincir] | dan Pintal | Bou Keita"."""
        index = self._named.at.get(end + 1)
        if self._named.lower_at(end) not in _AND or index is None or title not in self._lists.of_companies:
            return end
        behind = self._named.range[index][1]
        second = self._named.names[index].type == "ORG" and self._named.person_at(behind) is not None
        return behind if second else end

    def _skip_region(self, of: int, end: int) -> int:
        region = self._named.at.get(end)
        if region is None or region == of or self._named.range[region][0] != end or self._named.is_person(region):
            return end
        branch = self._named.names[region].type == "LOC" or self._named.lower_at(end) in self._lists.branches
        return self._named.range[region][1] if branch else end

    def _described(self, end: int) -> tuple[int | None, int]:
        """Find the company behind what it is: "direktur utama perusahaan gas [Kincir Biru]"."""
        if self._named.lower_at(end) in self._lists.kinds_of_body:
            for position in range(end + 1, end + 1 + _KIND):
                index = self._named.at.get(position)
                if index is not None:
                    own = self._named.names[index].type == "ORG" and self._named.range[index][0] == position
                    return (index, self._named.range[index][1]) if own else (None, end)
                if not self._named.lower_at(position).isalpha() or not self._line.words[position].islower():
                    break
        return None, end

    def _skip_short_form(self, end: int) -> int:
        """Step over the short form in "Perdana Menteri (PM) Mali"."""
        words = self._line.words
        known = end + 2 < len(words) and words[end] == "(" and words[end + 2] == ")" and end + 1 not in self._named.at
        return end + 3 if known and self._world.office(words[end + 1]) else end

    def _skip_ordinal(self, end: int) -> int:
        """Step over which of an office's holders it was: "Presiden Mali ke-7", "Presiden ketujuh Mali"."""
        words = self._line.lower[end : end + 3]
        if words[:2] == ("ke", "-") and words[2:] and words[2].isdecimal():
            return end + 3
        counted = self._named.lower_at(end) in self._lists.counting and self.is_land(self._named.at.get(end + 1))
        return end + (counted or self._named.lower_at(end) in self._lists.ordinals)

    def _skip_standing(self, end: int) -> tuple[int, bool]:
        """Step over how somebody stands in an office, if its land or body, a name or "itu" follows; tell if it is lost.

        "presiden terguling | Mali", "rektor perempuan pertama | Universitas Tirta", not "presiden baru sekali tiba".
        """
        stop, lists = end, self._lists
        while stop < end + _STANDING and self._named.lower_at(stop) in either(lists.standing, lists.fallen):
            stop += 1
        index = self._named.at.get(stop)
        owned = index is not None and not self._named.is_person(index)
        borne = self._named.person_at(self.past_ranks(stop)) is not None  # "Bupati nonaktif | Amina Diallo"
        if stop == end or not (owned or borne or self._named.lower_at(stop) in lists.sure_after):
            return end, False
        return stop, not lists.fallen.isdisjoint(self._line.lower[end:stop])

    def _skip_term(self, end: int) -> int:
        """Step over the years of a term: "Presiden Mali periode 2004-2014", "Menlu Mali (2004-2009)"."""
        start = end + (self._named.lower_at(end) in self._lists.terms)
        if start == end and self._named.lower_at(end) != "(":
            return end
        first = start if start > end else start + 1
        years = self._line.words[first : first + 3 : 2]
        between = self._named.lower_at(first + 1) in self._lists.spans
        if not between or len(years) < 2 or not all(len(year) == _YEAR and year.isdecimal() for year in years):
            return end
        behind = first + 3
        return behind if start > end else behind + (self._named.lower_at(behind) == ")")

    def _skip_number(self, end: int) -> int:
        """Step over a number, on the ballot ("cagub Bali | nomor urut 2") or of a unit ("Ketua RW | 05 | Keita")."""
        if self._line.lower[end : end + 2] == _BALLOT and self._named.lower_at(end + 2).isdecimal():
            return end + 3
        unit = self._named.lower_at(end).isdecimal() and end not in self._named.at
        return end + 1 if unit and self._named.person_at(self.past_ranks(end + 1)) is not None else end

    def _skip_parenthesis(self, end: int) -> int:
        """Step over the acronym in "Amerika Serikat (AS)", "Partai Cahaya (PC-24)"."""
        words, index = self._line.words, self._named.at.get(end + 1)
        if end + 1 >= len(words) or words[end] != "(" or not words[end + 1][:1].isupper():
            return end
        close = self._named.range[index][1] if index is not None else end + 2
        while close < min(end + _LONGEST_ACRONYM, len(words)) and (words[close] == "-" or words[close].isdigit()):
            close += 1
        known = index is not None or words[end + 1].isupper()
        return close + 1 if known and close < len(words) and words[close] == ")" else end

    def _tail(self, end: int, *, loose: bool) -> int | None:
        """Return where the modifiers end that stand between an office and "itu" ("pelatih asal Mali itu"), or None."""
        position = self._past_clause(end)
        while position < min(end + _LONGEST_TAIL, len(self._line)):
            if self._line.lower[position] in self._lists.sure_after:
                if self._named.lower_at(position - 1) in self._lists.at_that_time:
                    return None  # "saat itu"
                near = position == end or self._line.lower[position] != "ini"
                return position if near else None
            index = self._named.at.get(position)
            if self._named.is_person(index):
                own = self._line.words[end - 1] in self._tables.ranks  # "Pangeran Keita itu"
                if position == end and (own or not loose):
                    return None  # "yang dipimpin Presiden Mali Bou Keita itu"
                after = self._named.range[self._named.at[position]][1]
                return after if self._named.lower_at(after) in self._lists.sure_after else None
            if index is None and not self._modifies(position, loose=loose):
                return None
            position = position + 1 if index is None else self._named.range[index][1]
        return None

    def _past_clause(self, end: int) -> int:
        """Step over what befell somebody, up to "itu": "pemimpin | yang baru dilantik | itu"; else stay."""
        if self._named.lower_at(end) != "yang":
            return end
        for position in range(end + 1, end + _CLAUSE):
            word = self._named.lower_at(position)
            if word in self._lists.sure_after and position > end + 1:
                return position
            told = word in self._lists.auxiliaries or word in self._lists.fallen
            befell = told or (word.startswith(("di", "ter")) and self._lists.is_verb(word))
            if position in self._named.at or not befell:
                return end
        return end

    def _modifies(self, position: int, *, loose: bool) -> bool:
        joins = self._line.lower[position] in self._lists.joins or self._line.lower[position] in self._lists.fields
        return (joins and position + 1 in self._named.at) or self._lists.may_modify(
            self._line.words[position], loose=loose
        )

    def _tail_owner(self, start: int, end: int) -> int | None:
        """Find the country or organization among an office's modifiers; where somebody comes from is none."""
        for position in range(start, end):
            if self._line.lower[position] in self._lists.origins:
                return None
            index = self._named.at.get(position)
            if index is not None and not self._named.is_person(index):
                return index
        return None

    def _before(self, start: int) -> tuple[int, bool, bool]:
        """Walk left over "mantan" and "Pelaksana Tugas (Plt.)"."""
        former = acting = False
        while start > 0 and start - 1 not in self._named.at:
            word, length = self._line.lower[start - 1], 1
            if word in self._tables.former:
                former = True
            elif found := self._acting(start):
                acting, length = True, found
            else:
                break
            start -= length
        return start, former, acting

    def _only_acts(self, start: int) -> bool:
        """Whether a phrase here only says that the office behind it is held for the time being."""
        ends = range(start + 1, min(start + 3, len(self._line)))
        return any(end - self._acting(end) == start and self._office(end) for end in ends if end not in self._named.at)

    def _acting(self, end: int) -> int:
        """Return how many words before a position say that an office is held for the time being, 0 if none do."""
        words = self._line.words
        if words[end - 1] == ")" and end > 2 and words[end - 3] == "(" and words[end - 2] in self._tables.acting:
            return 3
        for length in range(min(end, 2), 0, -1):
            phrase = " ".join(words[end - length : end])
            if phrase in self._tables.acting or phrase.lower() in self._tables.acting:
                return length
        return 0
