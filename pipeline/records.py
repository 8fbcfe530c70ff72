"""The plain records that stages hand on to each other: frozen, typed, without behaviour beyond their own shape.

Reading turns one :class:`Article` into one :class:`Report`; linking turns all reports into :class:`Entity` and
:class:`Meeting` records. Offsets are Unicode code points into ``Article.text``, half-open. Word lists, models and
file formats are unknown here.
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, Literal

MentionType = Literal["PER", "ORG", "LOC", "ROLE"]
EntityKind = Literal["person", "organization", "country", "place"]
MeetingKind = Literal["meeting", "multilateral", "call", "encounter", "visit"]
Status = Literal["held", "planned", "cancelled", "denied"]
ZoneKind = Literal["headline", "caption", "body", "related", "boilerplate"]
PublishedBasis = Literal["meta", "text", "none"]
DateBasis = Literal["explicit", "weekday", "relative", "inherited", "other_article", "none"]
Part = Literal["named", "host", "guest", "accompanying"]


@cache
def _values(kind: Any) -> Callable[[object], tuple[Any, ...]]:
    return attrgetter(*(column.name for column in fields(kind)))


class _Sent:
    """Records that reading processes send by the thousand; a dataclass by itself takes six times as long to pack."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        kind: Any = type(self)
        return copyreg.__newobj__, (kind,), _values(kind)(self)  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True, order=True)
class Span(_Sent):
    """A non-empty stretch of an article's text, ``start`` in, ``end`` out (code points)."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Zone:
    """A paragraph-sized piece of an article and what it is; zones are in text order and do not overlap."""

    span: Span
    kind: ZoneKind


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as it stands in its file.

    Attributes:
        published: Day of publication, or None where neither metadata nor the text tells it.
        published_basis: Where ``published`` comes from.
        language: ISO 639-1 code; only ``id`` goes into the graph.
        sha256: Hex digest of ``text`` as UTF-8.
        near_duplicate_of: Id of the first article (in id order) with the same or almost the same text.
    """

    id: str
    text: str
    title: str = ""
    source: str = ""
    url: str = ""
    published: date | None = None
    published_basis: PublishedBasis = "none"
    language: str = "id"
    sha256: str = ""
    near_duplicate_of: str | None = None
    zones: tuple[Zone, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that could not be read: which, why, and what to do about it."""

    where: str
    reason: str
    cure: str


@dataclass(frozen=True, slots=True)
class Sentence(_Sent):
    """One sentence, with the kind of zone it stands in."""

    span: Span
    zone: ZoneKind = "body"


@dataclass(frozen=True, slots=True)
class Office(_Sent):
    """An office phrase beside a name, or a role mention itself ("Menteri Pertahanan Rusia").

    Attributes:
        title: Id of the office in the lexicon (``menteri-pertahanan``).
        span: The phrase as written.
        of: Index of the country or organization mention it belongs to, or None.
        former: Whether the text says that the office is past ("mantan", "eks").
        acting: Whether the text says that it is held for the time being ("Plt.", "Pj.").
        text: The article's text at ``span``.
        definite: Of a ROLE: whether it is one person by itself ("sang menteri", "Menlu Mali"). Others ("menemui
            rektor", "Ketua KPU") count only where the article introduces whoever they mean.
        pointed: Of a ROLE: whether the text points back at somebody named ("menteri itu", "sang menteri").
        then: Of a ROLE: whether whoever held it at the time told of is meant ("perdana menteri Mali saat itu").
    """

    title: str
    span: Span
    of: int | None = None
    former: bool = False
    acting: bool = False
    text: str = ""
    definite: bool = True
    pointed: bool = False
    then: bool = False


@dataclass(frozen=True, slots=True)
class Mention(_Sent):
    """A name (PER, ORG, LOC) or a bare office phrase that refers to one person (ROLE).

    Attributes:
        text: The article's text at ``span``.
        honorific: Rank or honorific right before the name ("Jenderal", "Sheikh"), as written; "" if none.
        offices: Office phrases that the text gives this person; for a ROLE its own.
    """

    span: Span
    text: str
    type: MentionType
    honorific: str = ""
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Whole days from ``start`` to ``end``, both in."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"not an interval: {self.start}..{self.end}")


@dataclass(frozen=True, slots=True)
class Timex(_Sent):
    """A date expression: what it says, apart from where that lies in time (``pipeline.chronology`` places it).

    Exactly one of three shapes:

    * calendar: some of ``year, month, day`` (``month`` alone: "Mei"; ``month, day``: "(15/10)"), maybe with ``weekday``
      ("Selasa (15/10)") and, for a range, ``end_day`` and ``end_month``;
    * weekday: ``weekday`` alone or with ``shift``/``unit`` "week" ("Senin pekan lalu": weekday 0, shift -1), for a
      range with ``end_weekday`` ("Senin hingga Rabu");
    * relative: ``shift`` in ``unit`` s ("kemarin": -1 day; "bulan lalu": -1 month; "pekan ini": 0 week), perhaps with
      ``month`` ("Mei tahun ini": month 5, shift 0, unit year) or ``day`` ("tanggal 12 bulan ini").

    Attributes:
        weekday: Monday 0 … Sunday 6.
        relative_to: ``publication`` for deictic words, ``event`` for "sehari sebelumnya", "pada hari yang sama";
            ``next`` for what counts from the date told behind it ("dua hari setelah pelantikan pada 3 Juni").
        direction: -1 past ("Rabu lalu"), +1 future ("Rabu depan"), 0 not said.
        rule: Id of the rule that found it.
        counts_from: Of the date expression from which it counts, where that of the last day told would be wrong.
    """

    span: Span
    text: str
    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_day: int | None = None
    end_month: int | None = None
    weekday: int | None = None
    end_weekday: int | None = None
    shift: int | None = None
    unit: Literal["day", "week", "month", "year"] | None = None
    relative_to: Literal["publication", "event", "next"] = "publication"
    direction: Literal[-1, 0, 1] = 0
    counts_from: Span | None = None


@dataclass(frozen=True, slots=True)
class Participant(_Sent):
    """A mention that takes part in a claimed meeting, and how."""

    mention: int
    part: Part = "named"


TO_MEET = "goes-to-meet"
"""Among the rules of a visit: its sentence goes on to say whom the travellers went to see."""


@dataclass(frozen=True, slots=True)
class Claim(_Sent):
    """What one stretch of one article says about one meeting; indexes point into the same report.

    Attributes:
        trigger: The words that state the contact.
        place: Index of the LOC mention, or None.
        areas: Indexes of the LOC mentions that the text puts around the place ("Istana Merdeka, Jakarta").
        time: Index of the date expression, or None.
        evidence: The whole sentences that state it, at least one.
        rules: Ids of the rules that fired, in order.
        weak: Whether it supports a meeting that is stated elsewhere but is too little to found one ("mengatakan kepada
            Amina", "Raka dan Amina sepakat").
        inherited: Whether the date expression stands in an earlier sentence.
        around: Whether the place does, which is told of what the sentence belongs to rather than of the contact itself.
        first: How many of its participants make the first of two sides, in order; 0 where it has no sides.
        extends: Whether it adds people to the contact told just before ("ia didampingi …").
        apart: Whether it tells that some of a contact's people met by themselves, too ("sesudah itu ia menemui …").
        lasts: Of a visit, for how many days ("kunjungan tiga hari"), negative where its last day is told, or None.
        leaves: Whether it tells of the end of a visit to ``place`` ("meninggalkan Dakar").
        ongoing: Whether a visit goes on since its date ("berada di Dakar sejak Senin").
        bodies: Indexes of the organizations and places in the sentence of an echo, which may stand for somebody.
        claimed: Whether the article only says that others claim it ("Media menulis bahwa Raka menemui Amina").
        zone: Where in the article it stands.
    """

    kind: MeetingKind
    status: Status
    participants: tuple[Participant, ...]
    trigger: Span
    evidence: tuple[Span, ...]
    rules: tuple[str, ...]
    place: int | None = None
    time: int | None = None
    weak: bool = False
    inherited: bool = False
    around: bool = False
    extends: bool = False
    apart: bool = False
    claimed: bool = False
    zone: ZoneKind = "body"
    areas: tuple[int, ...] = ()
    lasts: int | None = None
    leaves: bool = False
    ongoing: bool = False
    bodies: tuple[int, ...] = ()
    first: int = 0


@dataclass(frozen=True, slots=True)
class Report(_Sent):
    """All that one article says, read without knowledge of any other.

    Attributes:
        mentions: In text order; ROLE mentions may contain LOC and ORG mentions, names never overlap each other.
        definitions: Pairs of mention indexes (long form, short form) where the text introduces an acronym.
        origins: Pairs of mention indexes (organization, person or role; place) where the text says who is from where.
        timexes: Date expressions in text order.
        echoes: Weak claims that count only where another article tells of the meeting ("setelah pertemuan itu").
    """

    article: str
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    definitions: tuple[tuple[int, int], ...] = ()
    origins: tuple[tuple[int, int], ...] = ()
    timexes: tuple[Timex, ...] = ()
    claims: tuple[Claim, ...] = ()
    echoes: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention refers to.

    Attributes:
        entity: Entity id, or None where no reading is clearly best.
        candidates: Entity ids that it may refer to, best first; empty when ``entity`` is set.
        reason: How it was decided, a short phrase ("full name", "surname of the last Zhang Youxia", "office that day").
    """

    entity: str | None
    reason: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organization, country or place of the real world, over all articles.

    Attributes:
        id: ``per:``, ``org:``, ``cty:`` or ``plc:`` and a readable slug; stable under new articles.
        aliases: Surfaces seen in the articles, sorted.
        mentions: How often it is named.
        articles: Ids of the articles that name it, sorted.
        country: Country entity it belongs to, or None.
    """

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    mentions: int = 0
    articles: tuple[str, ...] = ()
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that states a meeting, or the words in it that do."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Role:
    """How a participant took part.

    Attributes:
        office: Office at the date of the meeting as the articles put it, or "".
        of: Entity id of the country or organization of that office, or None.
        part: Host, guest, accompanying, or just named.
        articles: Ids of the articles that name this participant.
    """

    office: str = ""
    of: str | None = None
    part: Part = "named"
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusClaim:
    """What one article says about whether the meeting happened."""

    article: str
    status: Status


@dataclass(frozen=True, slots=True)
class Conflict:
    """A slot on which the articles disagree, with what each says."""

    slot: str
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Value -> ids of the articles that give it."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One real-world meeting, merged over all articles that tell it; field meanings as in the output contract."""

    id: str
    kind: MeetingKind
    status: Status
    participants: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    articles: tuple[str, ...]
    sources: tuple[str, ...] = ()
    status_history: tuple[StatusClaim, ...] = ()
    roles: Mapping[str, Role] = field(default_factory=dict)
    place: str | None = None
    country: str | None = None
    dates: Interval | None = None
    date_basis: DateBasis = "none"
    date_text: str = ""
    conflicts: tuple[Conflict, ...] = ()
    rules: tuple[str, ...] = ()
    confidence: float = 0.0
    triggers: tuple[Evidence, ...] = ()
    how: Mapping[str, str] = field(default_factory=dict)
    """Slot -> how its value was found, a short phrase, for slots that have one."""
    slot_confidence: Mapping[str, float] = field(default_factory=dict)
    """Slot -> how likely its value is right, 0..1, for slots that have one."""

    @property
    def claimed(self) -> bool:
        """Whether it was held only as others claim: no article begins to tell of it by saying so itself."""
        return "status" in self.how


STRUCK = "struck by a decision"
"""How claims that people decided to be misread are counted among the dropped ones."""


@dataclass(frozen=True, slots=True)
class Placement:
    """What became of a claim.

    Attributes:
        number: Position of the claim in its report; of an echo, counted on behind the claims.
        meeting: Id of the meeting that it is part of, or None where it was left out.
        why: Why it joined that meeting, or why it was left out, a short phrase.
        dates: Where its date expression lies, or None.
    """

    article: str
    number: int
    meeting: str | None
    why: str
    dates: Interval | None = None
    basis: DateBasis = "none"


@dataclass(frozen=True, slots=True)
class Linked:
    """The outcome of linking: entities, what every mention refers to, and meetings.

    Attributes:
        resolutions: (article id, mention index) -> what it refers to; one for every mention of every report.
        dropped: Reason -> how many claims were left out of ``meetings`` for it.
        placements: One a claim, and one an echo that joined a meeting, in the order of articles and claims.
        notes: Decisions that do nothing in these articles.
    """

    entities: tuple[Entity, ...]
    resolutions: Mapping[tuple[str, int], Resolution]
    meetings: tuple[Meeting, ...]
    dropped: Mapping[str, int] = field(default_factory=dict)
    placements: tuple[Placement, ...] = ()
    notes: tuple[Refusal, ...] = ()
