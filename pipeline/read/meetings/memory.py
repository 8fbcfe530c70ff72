"""What pronouns and words like "kedua menteri" may point back to, kept from sentence to sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.read.lines import Line
from pipeline.read.meetings.people import People
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.settled import Open
from pipeline.records import Claim, Timex

_PAIR = 2
_PARTIES = 4  # that are remembered of each number


@dataclass(slots=True)
class Memory:
    """Indexes of mentions told of so far in an article.

    Attributes:
        subject: The subject of the last sentence.
        subjects: All who were it together ("Amina dan Bou menemui …"), where it was people.
        voice: The spokesman who only told of the subject.
        sender: Who sent the subject somewhere: "Amina mengutus Bou ke Dakar. Ia juga menelepon Cheikh".
        recent: Persons in the order of their last mention, each once.
        parties: Number of people -> those who met (or were joined) in that number, the latest last.
        place: Where the last contact took place.
        city: The town of that place, as far as its sentence told, or that of the contact before.
        town: The town named last as where something was or went ("di kota itu").
        capital: The capital named last ("di ibu kota itu").
        route: The towns that the sentence before says somebody left and came to: "tiba di Dakar dari Lome".
        days: The date expressions of the article.
        sorts: What sort of place each LOC mention names, as :func:`sorts_of_places` tells.
        talked: The same for those who met, however often others were named side by side since.
        joined: Pairs that "dan" joined in sentences with others: "kedua menteri", but hardly "keduanya".
        there: The place last said to be gone to or to be where something was: what "di sana" means.
        venues: First word of a building's name, lower case -> the last such building.
        met: Whether any contact with its people has been told.
        in_rounds: Whether the last of those contacts was talks that may go on in rounds ("perundingan"), and no
            election or match was told of since.
        they: Who met in the sentence before, or the two whom alone it names.
        called: Noun for people -> who was last called by it ("penasihatnya, Bou").
        open: Contacts told as rumours or invitations, the latest last.
        denials: Contacts denied by those who should have met, whatever others claim of them later.
        when: Date expression of the sentence before, of its last contact if it tells any ("Kala itu ia menemui …").
        speaker: Who spoke last, as long as quotations go on ("…,” kata Amina. “Saya …").
        trip: The visit told last ("Dalam kunjungan itu …").
        guests: Who was received in the last sentence that tells of that.
        hosts: By whom.
        came: Of these guests those whom the sentence does not name, so that it still was about them ("Bou menjamunya").
        lands: The two countries that an earlier sentence named last side by side ("delegasi kedua negara").
        sides: The two delegations that one named last together ("kedua pihak").
        end: Where the sentence before ends.
        by_phone: Whether that sentence says that people talked by phone.
        signed: Where and when something was signed or handed over in the sentence before.
    """

    people: People
    phrases: Phrases
    subject: tuple[int, ...] = ()
    subjects: tuple[int, ...] = ()
    voice: tuple[int, ...] = ()
    sender: tuple[int, ...] = ()
    recent: list[int] = field(default_factory=list)
    parties: dict[int, list[tuple[int, ...]]] = field(default_factory=dict)
    talked: list[tuple[int, ...]] = field(default_factory=list)
    joined: list[tuple[int, ...]] = field(default_factory=list)
    place: int | None = None
    city: int | None = None
    town: int | None = None
    capital: int | None = None
    route: tuple[int, int] | None = None
    days: Sequence[Timex] = ()
    sorts: Mapping[int, str] = field(default_factory=dict)
    there: int | None = None
    venues: dict[str, int] = field(default_factory=dict)
    met: bool = False
    in_rounds: bool = False
    they: tuple[int, ...] = ()
    called: dict[str, int] = field(default_factory=dict)
    open: list[Open] = field(default_factory=list)
    denials: list[Claim] = field(default_factory=list)
    guests: tuple[int, ...] = ()
    hosts: tuple[int, ...] = ()
    came: tuple[int, ...] = ()
    lands: tuple[int, ...] = ()
    sides: tuple[int, ...] = ()
    end: int = 0
    by_phone: bool = False
    signed: tuple[int | None, int | None] = (None, None)
    when: int | None = None
    trip: Claim | None = None
    speaker: tuple[int, ...] = ()

    @property
    def guest(self) -> tuple[int, ...]:
        """Whom "menjamunya" means: the last subject, or whom that received."""
        return self.guests if self.receiving else self.subject

    @property
    def teller(self) -> tuple[int, ...]:
        """Whom "ujarnya" means: the last subject, or the spokesman who told of it."""
        return self.voice or self.subject

    @property
    def receiving(self) -> bool:
        """Whether the last subject received somebody."""
        return any(self.people.same(host, one) for host in self.hosts for one in self.subject)

    def opens_paragraph(self, line: Line) -> bool:
        """Whether a sentence does not stand right behind the one before."""
        return line.sentence.span.start - self.end > 1

    def note(self, mentions: Sequence[int]) -> None:
        """Remember persons in the order of their mention, each once, the latest last."""
        for mention in mentions:
            self.recent = [*self.people.others(mention, self.recent), mention]

    def met_before(self, count: int = 0, title: str = "", apart: Sequence[int] = ()) -> tuple[int, ...]:
        """Return who met last, as :meth:`several` where ``count`` is given: "Keduanya sepakat bertemu lagi"."""
        sized = (party for party in reversed(self.talked) if len(party) == (count or len(party)))
        met = [party for party in sized if not self._among(party, apart)]
        bearers = [party for party in met if title and all(self._fits(one, title) for one in party)]
        likely = [party for party in met if not any(self._is_other(one, title) for one in party)]
        return next(iter([*bearers, *likely]), ())

    def several(self, count: int, title: str, here: Sequence[int], apart: Sequence[int] = ()) -> tuple[int, ...]:
        """Return the ``count`` persons that "kedua menteri" stands for, or () where nobody is clear.

        Args:
            count: How many.
            title: A word of their office ("menteri", "jenderal"), or "" where none is said.
            here: Persons named before the word in its own sentence.
            apart: Persons who do something with them, and so are none of them: "Amina menerima keduanya".
        """
        if not title and not here and len(self.subjects) == count and not self._among(self.subjects, apart):
            return self.subjects
        told = [party for party in self.parties.get(count, [])[::-1] if not self._among(party, apart)]
        told = [party for party in told if not title or all(map(self.people.person, party))]
        recent = Memory(self.people, self.phrases, recent=list(self.recent))
        recent.note(here)
        recent.recent = [mention for mention in recent.recent if not self._among((mention,), apart)]
        named = [mention for mention in recent.recent if self.people.named(mention)]
        recent.recent = named if len(named) >= count else recent.recent
        fitting = [party for party in told if all(self._fits(mention, title) for mention in party)]
        if title and fitting:
            return fitting[0]
        for pair in self.joined[:-_PARTIES:-1] if title in self.phrases.titles and count == _PAIR else ():
            fits = any(self._fits(one, title) for one in pair) and not any(self._is_other(one, title) for one in pair)
            if fits and not self._among(pair, apart):
                return pair
        titled = [mention for mention in recent.recent if title and self._fits(mention, title)]
        if len(titled) >= count:
            return tuple(titled[-count:])
        likely = [party for party in told if not any(self._is_other(mention, title) for mention in party)]
        if told or (title and count > _PAIR) or len(recent.recent) < count:
            return next(iter(likely), ())  # "tiga ketua" are seldom the last three named, whoever they are
        return self._travellers(count) or tuple(recent.recent[-count:])

    def _travellers(self, count: int) -> tuple[int, ...]:
        """Return who made the trip told last together, if they are that many: "Amina menyambut keduanya"."""
        people = self.trip.participants if self.trip is not None else ()
        travellers = tuple(person.mention for person in people if person.part != "host")
        return travellers if len(travellers) == count else ()

    def others(self, count: int, own: Sequence[int]) -> tuple[int, ...]:
        """Return the ``count`` persons of "kedua tamunya": who met, but for whoever they are guests of."""
        for party in reversed(self.parties.get(count + len(own), [])):
            rest = tuple(one for one in party if not any(self.people.same(one, me) for me in own))
            if len(rest) == count:
                return rest
        apart = (
            p for p in self.parties.get(count, [])[::-1] if not any(self.people.same(a, b) for a in p for b in own)
        )
        return next(apart, ())

    def gather(self, party: tuple[int, ...]) -> None:
        """Remember people who met or were joined, each party once, the latest last."""
        others = [old for old in self.parties.get(len(party), ()) if not self._alike(old, party)]
        self.parties[len(party)] = [*others[1 - _PARTIES :], party]

    def meet(self, party: tuple[int, ...]) -> None:
        """Remember people who met, each party once, the latest last."""
        others = [old for old in self.talked if len(old) != len(party) or not self._alike(old, party)]
        self.talked = [*others, party]

    def _among(self, party: Sequence[int], some: Sequence[int]) -> bool:
        """Whether any of some people is in a party."""
        return any(self.people.same(one, other) for one in party for other in some)

    def _alike(self, left: tuple[int, ...], right: tuple[int, ...]) -> bool:
        """Whether two parties of one size are the same people."""
        return all(any(self.people.same(one, other) for other in right) for one in left)

    def _fits(self, mention: int, title: str) -> bool:
        """Whether the article gives somebody the office; "kepala negara" are presidents and kings."""
        return any(self.people.titled(mention, head) for head in self.phrases.bearers.get(title, (title,)))

    def _is_other(self, mention: int, title: str) -> bool:
        """Whether the article gives somebody other offices only, so that "kedua gubernur" are not they."""
        known = self.people.holds_office(mention) or not self.people.named(mention)
        loosely = any(self.people.titled(mention, head) for head in self.phrases.maybe_bearers.get(title, ()))
        return title in self.phrases.titles and known and not loosely and not self._fits(mention, title)
