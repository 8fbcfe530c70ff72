"""Days of publication as news pages and metadata write them; dates in running sentences are nobody's here."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

_MONTHS = {
    **{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "agu": 8, "ags": 8, "agt": 8},
    **{"aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "des": 12, "dec": 12},
}
_MONTH = (
    "(?:Jan(?:uar[iy])?|Feb(?:ruar[iy])?|Mar(?:et|ch)?|Apr(?:il)?|Mei|May|Jun[ie]?|Jul[iy]?|Agu(?:stus)?|Ags|Agt|"
    "Aug(?:ust)?|Sept?(?:ember)?|O[kc]t(?:ober)?|No[vp](?:ember)?|De[sc](?:ember)?)"
)
_WEEKDAY = "(?:Sen(?:in)?|Sel(?:asa)?|Rab(?:u)?|Kam(?:is)?|Jum(?:['’]?at)?|Sab(?:tu)?|Min(?:ggu)?|Ahad)"
DATE = (
    rf"(?:(?i:{_WEEKDAY}),?[ ]+)?(?<!\d)(?:\d{{1,2}}(?:[ .-]+(?i:{_MONTH})[ .,-]+|[/.-]\d{{1,2}}[/.-])(?:19|20)\d\d"
    r"|(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
)
"""Pattern of one full date: "Selasa, 15 Oktober 2024", "15 Okt 2024", "15/10/2024", "15.10.2024", "2024-10-15"."""

DATELINE_LENGTH = 80
"""Within how many characters of its line a dateline ends."""

_DATE = re.compile(DATE)
# "Jakarta, 15 Oktober 2024 -", "**JAKARTA, KOMPAS.TV (15/10/2024)** –": words with a capital, marks, one date, a dash.
# "Amina Diallo (14 Mei 1962 – sekarang)" tells of a life: a bracket before the date is closed behind it.
_DATELINE = re.compile(
    rf"[*_(\[]{{0,3}}(?:[A-Z][\w.'’-]*(?:[ ,/|()]|[–—-] )+){{1,6}}(?:(?<=\(){DATE}\)|(?<!\(){DATE})"
    rf"[)\]*_]{{0,3}}(?: ?\([\w .]+\))?(?:, [A-Z][\w.]*)?\s?[–—-](?!\s*{DATE})"
)
_PARTS = re.compile(r"(\d+)[^\w]+([^\W\d_]+|\d+)[^\w]+(\d+)")
_WESTERN_TIME = timezone(timedelta(hours=7))


def first_date(text: str) -> date | None:
    """Return the first full date of a line, day before month, or None if it has none or an impossible one."""
    found = _DATE.search(text)
    parts = _PARTS.search(found[0]) if found else None
    if not parts:
        return None
    first, month, last = parts.groups()
    day, year = (int(last), int(first)) if len(first) == 4 else (int(first), int(last))
    number = int(month) if month.isdigit() else _MONTHS[month[:3].lower()]
    try:
        return date(year, number, day)
    except ValueError:
        return None


def dateline_date(line: str) -> date | None:
    """Read "Jakarta, 15 Oktober 2024 (ANTARA) - …": only a place, an outlet and a date may stand before the dash."""
    found = _DATELINE.match(line[:DATELINE_LENGTH])
    return first_date(found[0]) if found else None


def given_date(value: str) -> date | None:
    """Read a date of metadata.

    Args:
        value: An ISO date or time, or a date as :data:`DATE` has it, perhaps with a time ("15/10/2024 10:15 WIB").

    Returns:
        The day in Indonesia: times in other zones than its three are moved to Jakarta's. None if it is no date.
    """
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return first_date(value) if len(value) <= 60 else None
    offset = moment.utcoffset()
    if offset is not None and not timedelta(hours=7) <= offset <= timedelta(hours=9):
        try:
            moment = moment.astimezone(_WESTERN_TIME)
        except OverflowError:
            return None
    return moment.date() if 1900 <= moment.year < 2100 else None
