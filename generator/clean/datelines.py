"""The dateline: where a report was filed, sometimes when and through which agency, before its first words.

Shapes: `ISLAMABAD: text`, `MOSCOW, Nov 20 (TASS) - text`, `LA CROSSE, Wis. (AP) — text`, `Berlin (dpa) - text`,
`MOSCOW, November 20. /TASS/. text`, a wire slug run into the place (`ABC 10-11KARACHI, …`), a scraper's field before it
(`date 2018-08-08 ISLAMABAD: text`), `新华社北京4月24日电`, and any of these alone on a line.
"""

import re
from dataclasses import dataclass
from functools import cache

from generator.clean.dates import Printed, dates
from generator.clean.labels import AGENCIES, PUBLISHED, longest_first, phrases
from generator.clean.places import PLACES
from generator.text import fold, squeeze

_LABELS = """
advertisement analysis breaking comment correction disclaimer editorial exclusive explainer explained fact faq feature
file focus interview live media news note obituary opinion photo photos picture poll profile q a qa question answer
read recap report review sponsored story summary update updated video videos warning watch what when where who why how
pdf moderator host guest reporter editor caller speaker transcript developing factbox timeline important attention tip
tips source sources contact tel fax email phone date title url headline author subject re fwd from to cc ps nb todo
part chapter section step copyright published posted related trending also more must covid un eu nato us uk usa uae
ussr mou pti ppp pml pmln
"""
NO_PLACES = frozenset(_LABELS.split())
"""Words in capitals before a colon that are labels, offices or parties and no towns."""
INSIDE = frozenset({"in", "at", "on", "of", "and", "for", "to", "vs", "with", "by", "from", "as"})
"""Words that a headline in capitals has and a town has not."""
LONGEST = 120  # code points; the longest dateline seen, with two towns, region, date and agency, has 84
REST = 3  # words a prefix must leave behind, or it is a headline ("LAHORE: city news")

_UP = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’]*[A-ZÀ-ÖØ-Þ.]"
_CAPITALS = rf"{_UP}(?:(?:[ /-]|-| - (?=[A-Z]+/)){_UP}){{0,4}}"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’]*(?:[ /-][A-ZÀ-ÖØ-Þ][\w.'’]*){0,3}"
_CASELESS = r"[^\W\d_A-Za-z]+(?:[ -][^\W\d_A-Za-z]+){0,2}"
_PLACE = re.compile(rf"(?P<place>{_CAPITALS}|{_NAME}|{_CASELESS})")
_REGION = re.compile(r"\s*,\s*(?P<region>[A-Z][A-Za-z.]+(?: [A-Z][a-z.]+){0,2})(?=\s*(?:[(:—–/,]|--?\s))")
_AGENCY = re.compile(r"\s*,?\s*(?:[(\[]\s*(?P<agency>[^()\[\]]{2,70})[)\]]|/\s*(?P<between>[^()\[\]/]{2,40})/)\s*\.?")
_CLOSE = re.compile(r"\s*(?::+\s*[-–—]?|—|–|--|\s-(?=\s)|-(?=\s))\s*")
_STOP = re.compile(r"\s*\.\s+")
_SLUG = re.compile(r"\s*[A-Z]{2,6}[ -]?\d{1,4}(?:[-/ ]\d{1,4})*\s*(?=[A-Z]{3})")
_CHINESE = re.compile(
    r"\s*(?P<agency>新华社|中新社|中新网)?(?P<place>\w{2,6}?)(?=\d{1,2}月)(?P<date>\d{1,2}月\d{1,2}日)电\s*"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline, read."""

    end: int
    """Code points of the line that belong to it, with the white space after."""
    place: str
    """As printed; empty where only an agency stands."""
    date: str = ""
    """EDTF; empty if none."""
    agency: str = ""
    field_date: str = ""
    """The date of a scraper's field before it; EDTF, empty if none."""
    is_plain: bool = True
    """True where it is nothing but a place and its sign."""


def dateline(text: str, language: str = "") -> Dateline | None:
    """The dateline at the head of a line, or None. The line may be nothing else."""
    whole, text = text, text[: 3 * LONGEST]
    if match := _CHINESE.match(text[:LONGEST]):
        return Dateline(
            match.end(), match["place"], dates(match["date"])[0].edtf, match["agency"] or "", is_plain=False
        )
    field_end, field_date = _field(text[:LONGEST], language)
    start = field_end + (slug.end() if (slug := _SLUG.match(text[field_end:LONGEST])) else 0)
    found = _placed(text, start, language) or _agency_only(text, start)
    if found is None:
        return Dateline(field_end, "", field_date=field_date, is_plain=False) if field_date else None
    is_plain = found.is_plain and start == len(text) - len(text.lstrip())
    if found.end == len(text) < len(whole):
        return None
    return Dateline(found.end, found.place, found.date, found.agency, field_date, is_plain)


def _placed(text: str, start: int, language: str) -> Dateline | None:
    """Place, then region, date and agency as they come, then the sign that closes it."""
    start += len(text[start:]) - len(text[start:].lstrip())
    match = _PLACE.match(text, start, start + LONGEST)
    for place in _shorter(match["place"]) if match else ():
        at = start + len(place)
        region = _REGION.match(text, at)
        if region and fold(region["region"].split(" ")[0]).rstrip(".") in _months():
            region = None
        at = region.end() if region else at
        printed = _date_at(text, at, language)
        at = printed.end if printed else at
        agency, agency_end = _agency(text, at)
        printed = printed or _inside(agency, language)
        at = agency_end or at
        strong = printed is not None or bool(agency)
        end = _closed(text, at, strong=strong, place=place, language=language)
        if end and _is_place(place, strong=strong):
            plain = not strong and not region
            named = squeeze(text[start : region.end()]) if region else place.strip()
            return Dateline(end, named, printed.edtf if printed else "", _agency_name(agency), is_plain=plain)
    return None


def _agency(text: str, at: int) -> tuple[str, int]:
    """What stands in brackets or between slashes, and its end, if that is an agency; else ("", 0)."""
    match = _AGENCY.match(text, at)
    inside = (match["agency"] or match["between"] or "") if match else ""
    return (inside, match.end()) if match and inside and (_is_agency(inside) or dates(inside)) else ("", 0)


def _shorter(place: str) -> list[str]:
    """The place as matched, then without its last words (`BERLIN Die` and the like)."""
    words = place.split(" ")
    found = [" ".join(words[:count]) for count in range(len(words), 0, -1)]
    return list(dict.fromkeys(form for each in found for form in (each, each.rstrip("."))))


def _is_place(place: str, *, strong: bool) -> bool:
    """Known, or in capitals and no label; with a date or agency beside it, any name."""
    folded = fold(place).strip(".")
    parts = [part for part in re.split(r"[/ -]", folded) if part]
    if folded in PLACES or all(part in PLACES for part in re.split(r"\s*/\s*", folded)):
        return True
    letters = [char for char in place if char.isalpha()]
    if not parts or len(letters) < 3 or any(part.strip(".") in NO_PLACES | INSIDE for part in parts):
        return False
    return strong or (place.isupper() and len(letters) >= 4)


def _closed(text: str, at: int, *, strong: bool, place: str, language: str) -> int:
    """Where the text begins after the closing sign; 0 if it is not closed. Alone on its line, the line's end closes."""
    if match := _CLOSE.match(text, at):
        return match.end()
    if not text[at:].strip(" .,"):
        return len(text) if strong or (place.isupper() and fold(place) in PLACES) else 0
    if strong and (match := re.compile(r"\s*\.?\s*(?=[A-ZÀ-ÞА-Я“\"'‘])").match(text, at)):
        before = text[:at].rstrip()[-1:]
        return match.end() if before in ")/]." or match[0].strip() else 0
    if language == "de" and fold(place) in PLACES and (match := _STOP.match(text, at)):
        return match.end()
    return 0


def _agency_only(text: str, start: int) -> Dateline | None:
    """`(CNN)President …`: an agency in brackets and no place."""
    match = re.compile(r"\s*\((?P<agency>[^()]{2,40})\)\s*(?:[-–—:]\s*)?(?=[A-Z“\"'‘])").match(text, start)
    if match and _is_agency(match["agency"]):
        return Dateline(match.end(), "", agency=_agency_name(match["agency"]), is_plain=False)
    return None


def _is_agency(text: str) -> bool:
    """Known by name, or a short name in capitals."""
    name = _agency_name(text)
    return fold(name) in _agencies() or bool(re.fullmatch(r"[A-Z]{2,6}(?: ?/ ?[A-Z]{2,6})?", name))


def _agency_name(text: str) -> str:
    """The name without a date or a second house beside it."""
    for printed in reversed(dates(text)):
        text = text[: printed.start] + text[printed.end :]
    return squeeze(text).strip(" ,-–—/")


def _inside(text: str, language: str) -> Printed | None:
    return next(iter(dates(text, language)), None)


def _date_at(text: str, at: int, language: str) -> Printed | None:
    """A date directly after a comma or a blank, with the full stop or comma that follows it."""
    lead = re.compile(r"\s*,\s*|\s+").match(text, at)
    if not lead:
        return None
    for printed in dates(text[: at + LONGEST], language):
        if printed.start == lead.end():
            tail = re.compile(r"\s*[.,]?(?=\s*[/(:—–\[-])|\.(?=\s)").match(text, printed.end)
            return Printed(printed.start, tail.end() if tail else printed.end, printed.edtf)
    return None


def _field(text: str, language: str) -> tuple[int, str]:
    """The end and date of a scraper's field at the head: `date 2018-08-08 `; (0, "") if there is none."""
    match = _label().match(text)
    if not match:
        return 0, ""
    first = next(iter(dates(text, language)), None)
    if first is None or first.start != match.end() or not first.is_full:
        return 0, ""
    tail = re.compile(r"(?:[T ]\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?\s*[|,;:–—-]?\s*").match(
        text, first.end
    )
    assert tail, "the pattern matches the empty string"
    return tail.end(), first.edtf


@cache
def _label() -> re.Pattern[str]:
    names = "|".join(map(re.escape, longest_first(phrases(PUBLISHED) | {"date", "dateline"})))
    return re.compile(rf"\s*(?:{names})\s*[:=]?\s*", re.IGNORECASE)


@cache
def _agencies() -> frozenset[str]:
    return frozenset(map(fold, AGENCIES))


@cache
def _months() -> frozenset[str]:
    from generator.clean.labels import MONTHS

    return frozenset(name for row in MONTHS.values() for name in row if name)
