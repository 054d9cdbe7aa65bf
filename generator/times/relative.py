"""Times counted from the article's own: `yesterday`, `last week`, `earlier this year`, `two years ago`."""

import re
from datetime import date

from generator.times.calendar import DAY, day, first_weekday, latest_weekday, monday, month, shifted, week
from generator.times.clauses import REACH, Clauses, Tense
from generator.times.form import Form, Reader, Said
from generator.times.words import NUMBER, ORDINAL, number
from generator.times.yearless import DOUBT

SPOKEN = 3  # words before an age that make a sentence of it: `Sara Khan 2 days ago` stands above a comment

_LATER = {"last": -1, "this": 0, "next": 1}
_UNIT = r"(?P<unit>day|week|month|year)"
_OURS = r"(?:[Tt]he|[Aa]|[Oo]ne|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|[Yy]our|[Ff]inal|[Ee]very|[Ss]econd)\s"

NEAR_DAYS = re.compile(
    r"\b(?:(?P<two>[Tt]he\sday\s(?:before\syesterday|after\stomorrow))"
    r"|(?P<day>[Yy]esterday|[Tt]omorrow)(?:\s(?:morning|afternoon|evening|night))?(?!['’]s\s(?:men|world|leaders|youth))"
    r"|(?P<part>[Tt]his\s(?:morning|afternoon|evening)|[Tt]onight|[Ee]arlier\stoday|[Ll]ater\s(?:today|tonight))"
    r"|(?P<night>[Ll]ast\snight))\b"
)
_NEWS = (
    "announcement|decision|ruling|vote|attacks?|statement|meeting|event|verdict|news|report|session|summit|hearing|game|match|"
    "elections?|launch|release|incident|speech|conference|debate|talks|protests?|blast|explosion|deal|agreement"
)
_CALL = re.compile(
    r"\W*(?:Get|Join|Subscribe|Sign|Start|Call|Order|Book|Buy|Try|Contact|Download|Register|Apply|Donate|Shop|Visit)\s"
)
"""How a call to buy or to join begins: `Get started today`."""
TODAY = re.compile(
    r"(?<!\bwhich\s)(?<!\bthat\s)(?<!\bwho\s)\b[Tt]oday"
    rf"(?P<news>['’]s(?=\s(?:{_NEWS})\b))?"
    r"(?!['’]s\s(?:world|youth|society|standards?|generation|children|young|market|money))(?!\w)"
)
WHICH = re.compile(
    rf"(?<![\w-])(?P<ours>{_OURS})?(?:(?P<how>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|[Mm]id)[\s-](?:in\s)?)?"
    rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s{_UNIT}(?!\s+of\b)(?!-)\b"
)
IN_THE = re.compile(rf"\b(?P<how>[Ee]arlier|[Ll]ater)\sin\sthe\s{_UNIT}\b")
ENDS = re.compile(
    r"\b(?:(?P<edge>[Ee]nd|[Cc]lose|[Bb]eginning|[Ss]tart|[Mm]iddle)\sof\s(?P<which>this|last|next|the)\s"
    r"(?P<unit>year|month|week)|(?P<year>[Yy]ear(?:['’]s|-|\s)end))\b(?!\s+of\b)"
)
OF_MONTH = re.compile(rf"\b(?:[Oo]n\s)?[Tt]he\s(?P<d>{ORDINAL})\sof\s(?P<which>last|this|next)\smonth\b")
OF_YEAR = re.compile(
    r"\b(?P<n>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast)\s(?P<unit>quarter|half)\sof\s(?P<which>last|this|next)\syear\b"
)
PART_OF = re.compile(
    r"\b(?:rest|remainder|course|part|parts|most|much|middle|bulk|weeks?|days?|months?|quarters?|half)\sof\s"
    r"(?:the\s)?(?:last|this|next)\s(?:week|month|year)\b"
)
STRETCH = re.compile(
    rf"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Tt]his|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s(?:last|past|previous|next|coming|following|"
    rf"preceding|first)\s(?:(?:{NUMBER}|few|several|couple\sof|many)\s)?(?:day|week|month|year|decade)s?\b"
    rf"|\b(?:[Pp]ast|[Ll]ast|[Nn]ext)\s(?:{NUMBER}|few|several)\s(?:day|week|month|year|decade)s\b"
)
"""Stretches of time whose ends nobody can tell: `the past few weeks`, `the following day`, `the last 30 years`."""
AGO = re.compile(
    rf"\b(?:(?P<more>[Mm]ore\sthan|[Oo]ver|[Aa]t\sleast|[Ll]ess\sthan|[Uu]nder|[Uu]p\sto)\s)?"
    rf"(?:(?P<about>[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Ss]ome|[Rr]oughly|[Aa]pproximately)\s)?"
    rf"(?P<count>{NUMBER})\s(?P<half>and\sa\shalf\s)?(?P<unit>day|week|month|year|decade)s?\sago\b"
)
WEEKEND = re.compile(
    r"\b(?:(?P<which>[Ll]ast|[Tt]his|[Tt]his\spast|[Tt]his\scoming|[Nn]ext)|(?:[Oo]ver|[Aa]t|[Dd]uring)\sthe)\sweekend\b"
)
_NO_MORE = re.compile(r"^\W*(?:Reply\b|$)", re.IGNORECASE)
_LABEL = re.compile(r"\b(?:posted|updated|published|modified|edited|reply|replied|joined|commented)\b", re.IGNORECASE)


def _is_title(match: re.Match[str], clauses: Clauses) -> bool:
    """True for a capital inside a sentence: `USA Today`, `the song “From Yesterday”`."""
    before = clauses.text[max(0, match.start() - 3) : match.start()].rstrip(" ")
    return match[0][0].isupper() and before[-1:].isalnum()


def _near_days(match: re.Match[str], clauses: Clauses) -> Said | None:
    now = clauses.published
    if now is None or _is_title(match, clauses):
        return None
    if match["two"]:
        days, sure = -2 if "before" in match["two"] else 2, 93
    elif match["night"]:
        days, sure = -1, 90
    elif match["part"]:
        days, sure = 0, 94
    else:
        days, sure = -1 if match["day"][0] in "Yy" else 1, 95
    return Said(*match.span(), shifted(now, days), Form.RELATIVE, sure, is_day=True)


def _today(match: re.Match[str], clauses: Clauses) -> Said | None:
    """`today` is a day only beside a verb that tells of one; `Today, most Greeks worship` is our time."""
    if clauses.published is None:
        return None
    start, _ = clauses.sentence(match.start())
    if _CALL.match(clauses.text, start) or _is_title(match, clauses):
        return Said(*match.span(), "", Form.RELATIVE)
    is_day = match["news"] or clauses.tense(*match.span()) in (Tense.PAST, Tense.FUTURE)
    sure = 90 if is_day else DOUBT
    return Said(*match.span(), shifted(clauses.published, 0), Form.RELATIVE, sure, is_day=True)


def _which(match: re.Match[str], clauses: Clauses) -> Said | None:
    now = clauses.published
    which, unit, how = match["which"].lower(), match["unit"], (match["how"] or "").lower()
    if now is None or match["ours"] or unit == "day":
        return Said(*match.span(), "", Form.RELATIVE)
    later = _LATER[which]
    if how in ("earlier", "later"):
        return _part(match, now, unit, how) if which == "this" else Said(*match.span(), "", Form.RELATIVE)
    if how:
        return Said(*match.span(), f"{_spelled(now, unit, later)}~" if unit != "week" else "", Form.RELATIVE, 78)
    return Said(*match.span(), _spelled(now, unit, later), Form.RELATIVE, 94 if unit != "week" else 91)


def _in_the(match: re.Match[str], clauses: Clauses) -> Said | None:
    now, unit = clauses.published, match["unit"]
    if now is None or unit == "day":
        return Said(*match.span(), "", Form.RELATIVE)
    said = _part(match, now, unit, match["how"].lower())
    return Said(said.start, said.end, said.edtf, said.form, 86)


def _part(match: re.Match[str], now: date, unit: str, how: str) -> Said:
    """`earlier this year`: from its first day to the article's; `later this year`: from the article's to its last."""
    first, last = _ends(now, unit)
    begin, end = (first, now) if how == "earlier" else (now, last)
    spelled = f"{begin.isoformat()}/{end.isoformat()}" if begin < end else begin.isoformat()
    return Said(*match.span(), spelled, Form.RELATIVE, 92)


def _ends(now: date, unit: str) -> tuple[date, date]:
    """The first and the last day of the week, month or year in which a day lies."""
    if unit == "week":
        return monday(now), monday(now) + 6 * DAY
    if unit == "year":
        return date(now.year, 1, 1), date(now.year, 12, 31)
    following = date(now.year + now.month // 12, now.month % 12 + 1, 1)
    return date(now.year, now.month, 1), following - DAY


def _spelled(now: date, unit: str, later: int) -> str:
    if unit == "week":
        return week(now, later)
    return month(now, later) if unit == "month" else f"{now.year + later:04}"


def _edge(match: re.Match[str], clauses: Clauses) -> Said | None:
    """`the end of this year` is about December, `the start of next year` about January."""
    now = clauses.published
    if now is None:
        return Said(*match.span(), "", Form.RELATIVE)
    if match["year"]:
        return Said(*match.span(), f"{now.year:04}-12~", Form.RELATIVE, 85)
    edge, which = match["edge"].lower(), match["which"]
    year = now.year + _LATER.get(which, 0)
    if match["unit"] != "year" or edge == "middle":
        return Said(*match.span(), "", Form.RELATIVE)
    is_end = edge in ("end", "close")
    if which == "the" and (not is_end or clauses.tense(*match.span()) is Tense.PAST):
        return Said(*match.span(), "", Form.RELATIVE)
    return Said(*match.span(), f"{year:04}-{'12' if is_end else '01'}~", Form.RELATIVE, 90)


def _of_month(match: re.Match[str], clauses: Clauses) -> Said | None:
    """`the 15th of this month`."""
    if clauses.published is None:
        return Said(*match.span(), "", Form.RELATIVE)
    year, _, number_of_month = month(clauses.published, _LATER[match["which"]]).partition("-")
    found = day(int(year), int(number_of_month), number(match["d"]))
    return Said(*match.span(), found.isoformat() if found else "", Form.RELATIVE, 93, is_day=found is not None)


def _of_year(match: re.Match[str], clauses: Clauses) -> Said | None:
    """`the first half of this year`."""
    if clauses.published is None:
        return Said(*match.span(), "", Form.RELATIVE)
    months, count = (3, 4) if match["unit"] == "quarter" else (6, 2)
    place = count if match["n"].lower() == "last" else number(match["n"])
    year, first = clauses.published.year + _LATER[match["which"]], (place - 1) * months + 1
    spelled = f"{year:04}-{first:02}/{year:04}-{first + months - 1:02}" if place <= count else ""
    return Said(*match.span(), spelled, Form.RELATIVE, 92)


def _stretch(match: re.Match[str], _: Clauses) -> Said:
    return Said(*match.span(), "", Form.RELATIVE)


def _ago(match: re.Match[str], clauses: Clauses) -> Said | None:
    """`three days ago` is a day, `two years ago` a year; the age of a comment is nothing."""
    now = clauses.published
    start, end = clauses.sentence(match.start())
    before = clauses.text[max(start, match.start() - REACH) : match.start()]
    behind = clauses.text[match.end() : min(end, match.end() + REACH)]
    is_age = bool(_NO_MORE.search(behind)) and len(before.split()) < SPOKEN
    if now is None or match["more"] or match["half"] or "|" in before + behind or is_age or _LABEL.search(before):
        return Said(*match.span(), "", Form.RELATIVE)
    count, unit, mark = number(match["count"]), match["unit"], "~" if match["about"] else ""
    sure = 91 if clauses.tense(*match.span()) is not Tense.NONE else DOUBT
    if unit == "day":
        return Said(*match.span(), shifted(now, -count) + mark, Form.RELATIVE, sure, is_day=not mark)
    if unit == "week":
        return Said(*match.span(), f"{shifted(now, -7 * count)}~", Form.RELATIVE, DOUBT)
    if unit == "month":
        return Said(*match.span(), month(now, -count) + mark, Form.RELATIVE, min(sure, 88))
    if unit == "decade":
        return Said(*match.span(), f"{now.year - 10 * count:04}~", Form.RELATIVE, 75)
    return Said(*match.span(), f"{now.year - count:04}{mark}", Form.RELATIVE, sure)


def _weekend(match: re.Match[str], clauses: Clauses) -> Said | None:
    now = clauses.published
    if now is None:
        return Said(*match.span(), "", Form.RELATIVE)
    which, tense = (match["which"] or "").lower(), clauses.tense(*match.span())
    is_weekend = now.weekday() >= 5
    if which == "next" or (is_weekend and which not in ("", "this")):
        return Said(*match.span(), "", Form.RELATIVE)
    if which in ("last", "this past") or (tense is Tense.PAST and not is_weekend):
        first = latest_weekday(5, now - DAY)
        sure = 90 if which or now.weekday() < 4 else DOUBT
    else:
        first = latest_weekday(5, now) if is_weekend else first_weekday(5, now)
        sure = 90 if which or tense is Tense.FUTURE or is_weekend else DOUBT
    return Said(*match.span(), f"{first.isoformat()}/{(first + DAY).isoformat()}", Form.RELATIVE, sure)


READERS = (
    Reader(STRETCH, _stretch),
    Reader(PART_OF, _stretch),
    Reader(OF_MONTH, _of_month),
    Reader(OF_YEAR, _of_year),
    Reader(NEAR_DAYS, _near_days),
    Reader(TODAY, _today),
    Reader(ENDS, _edge),
    Reader(WHICH, _which),
    Reader(IN_THE, _in_the),
    Reader(AGO, _ago),
    Reader(WEEKEND, _weekend),
)
