"""The byline: who wrote it, with the day where that stands beside the name.

Shapes: `Kamran Yousaf November 20, 2014` (no sign between), `By NAME and NAME`, `By NAME | DATE`, `NAME, Staff Writer`,
`Published: DATE`, `DATE | Updated DATE`, `byNAMEDATE` run together, a desk or an agency instead of a person.
"""

import re
from dataclasses import dataclass
from functools import cache

from generator.clean.dates import dates
from generator.clean.labels import (
    AGENCIES,
    BYLINE,
    DESKS,
    MONTHS,
    PUBLISHED,
    SECTIONS,
    UPDATED,
    WEEKDAYS,
    longest_first,
    phrases,
)
from generator.clean.places import PLACES
from generator.text import fold, squeeze

LONGEST = 200  # code points; three names with roles, a date and its update
_PARTICLES = (
    "al el bin ibn bint ben van von der den de del della di da dos das du la le ul ur ud uz e st zu zum ter ten y"
)
PARTICLES = frozenset(_PARTICLES.split())
_SMALL = frozenset(
    {"the", "about", "of", "in", "on", "at", "for", "to", "and", "our", "your", "this", "how", "why", "what"}
)
"""Words no name holds, in a line of capitals either."""
TITLES = re.compile(r"^(?:Dr|Mr|Mrs|Ms|Prof|Maj|Gen|Lt|Col|Brig|Air|Sir|Lord|Dame)\.? ", re.IGNORECASE)
ROLES = re.compile(
    r"\b(?:staff|senior|chief|special|foreign|political|diplomatic|defen[cs]e|national|guest|contributing|associate|deputy|"
    r"assistant)?\s*(?:writer|reporter|correspondent|editor|contributor|columnist|journalist|producer|photographer|"
    r"redakteur(?:in)?|korrespondent(?:in)?|journaliste|redactor(?:a)?)s?\b",
    re.IGNORECASE,
)

_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\.\d+)?\s*(?:[ap]\.?m\.?|Uhr|hrs?|hours|horas|h)?"
_ZONE = r"\(?(?:Z|UTC|GMT|PST|PKT|IST|EST|EDT|ET|CET|CEST|BST|MSK|[+-]\d\d:?\d\d)(?:[+-]\d{1,2}(?::?\d\d)?)?\)?"
_TIME = re.compile(
    rf"\b(?:at|um|à|a las|ore)?\s*(?<![\d.]){_CLOCK}\s*(?:{_ZONE})?(?![\w])|(?<=\d)T(?=\d)|\b{_ZONE}(?!\w)",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"\b\d+\s*(?:min(?:ute)?s?\.?(?: read)?|Minuten?(?: Lesezeit)?|views?|shares?|comments?|words|"
    r"kommentare?|ergänzungen|commentaires?|"
    r"coment[áa]rios?|replies)\b|\b[\w-]+\.(?:com|org|net|de|co\.\w\w|in|pk|fr|tv)\b|"
    r"\bLesezeit:?|\bread(?:ing)? time:?|"
    r"\b(?:\d+|an?|one|two)\s+(?:second|minute|hour|day|week|month|year)s?\s+ago\b|@\w+",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\s+(?:in|at|from|mit|with|avec|con|aus)\s+[A-Z].*$")
_GLUED = re.compile(
    r"(?<=[a-zà-ÿ])(?=(?:Published|Updated|Last Updated|Twitter|Facebook|Instagram|(?:[A-Z][a-z]+ )?(?:Reporter|Writer|"
    r"Editor|Correspondent|Contributor|Columnist|Journalist|Redakteur(?:in)?|Journaliste))\b|"
    r"\d+ (?:min|hour|day|week|month)|@\w)"
)
"""Between a name and what a careless copy ran into it: `Munira DastgirPublished`, `Munira Dastgir2 hours ago`."""
_CONTROL = re.compile(
    r"[\s,|]+(?:Follow|Share|Subscribe|Twitter|Facebook|Instagram|X|Email|Author|Folgen|Seguir|Suivre)$"
)
"""A button behind a name."""
_KIND = re.compile(
    r"(?<=\w)\s+(?:parliamentary|business|sports?|news|city|health|science|education|economics|technology|culture|legal|"
    r"environment|crime|finance|features|deputy|managing|executive|investigative|data|multimedia)\s*$",
    re.IGNORECASE,
)
"""What is left of a role when its last word is gone: `Munira Dastgir Parliamentary editor`."""
LONGEST_WORD = 24  # letters of one word of a name; a menu run into it has more
_HOUSES = """
times news post herald gazette tribune mail press journal chronicle mirror observer telegraph guardian courier echo
reporter express zeitung nachrichten anzeiger tagblatt rundschau
"""
HOUSES = frozenset(_HOUSES.split())
"""Last words of papers' names."""
_COUNTER = re.compile(r"(?<=[a-zà-ÿ])\d{1,2}$")
_GENRE = re.compile(
    r"^(?:(?:Ein(?:e)?|A|An) )?(?:Kolumne|Kommentar|Analyse|Analysis|Opinion|Column|Interview|Bericht|Essay|"
    r"Gastbeitrag|Reportage|Review|Comment|Commentary|Exclusive|Sponsored) (?=(?:von|by)\b)",
    re.IGNORECASE,
)
_DESK = re.compile(r"(?:our|a|an) (?:[\w'&-]+ ){1,3}(?:correspondents?|reporters?|bureau|desk)")
_EDITING = re.compile(r"(?:editing|edited|compiled and edited|production|graphics?) by\b", re.IGNORECASE)
_CUTS = re.compile(r"\s*(?:[|•·●∙/;]|\s[-–—]\s|[-–—]\s*$|^\s*[-–—])\s*")
_AND = re.compile(r"\s*(?:,\s*(?:and|und|et|y|e|og|och|en|i|dan)\s+|,|;|&|\b(?:and|und|et|y|og|och|dan)\b)\s*")


@dataclass(frozen=True, slots=True)
class Byline:
    """A line that names its writers, its day, or both; at least one."""

    authors: tuple[str, ...] = ()
    """As printed, without titles of office or roles."""
    agency: str = ""
    date: str = ""
    """EDTF; the day of publication. Empty if none."""
    is_labelled: bool = False
    """True where a word says so (`By`, `Published`)."""
    is_published: bool = False
    """True where a word like `Published` stands before the date."""
    place: str = ""
    """A town that stands beside them, as printed; empty if none."""
    is_updated: bool = False
    """True where the only date is that of a later change."""


def byline(text: str, language: str = "") -> Byline | None:
    """What a line says of its writer and day, or None if it says anything else too."""
    line = _apart(squeeze(text)) if len(text) < 2 * LONGEST else ""
    if not line or len(line) > LONGEST:
        return None
    rest, published, updated, is_published = _without_dates(line, language)
    rest = _NOISE.sub(" | ", _TIME.sub(" ", rest)) if published or updated else _NOISE.sub(" | ", rest)
    parts = [part for part in (cut.strip(" ,.:()[]*") for cut in _CUTS.split(rest)) if part]
    has_date = bool(published or updated)
    place = next((part for part in parts if has_date and fold(part) in PLACES), "")
    authors, agency, is_labelled = _names([part for part in parts if part != place], has_date=has_date)
    if authors is None or not (authors or agency or published or updated):
        return None
    date = published or updated
    return Byline(
        authors, agency, date, is_labelled or is_published, is_published, place, bool(updated) and not published
    )


def opens_byline(text: str) -> bool:
    """True where a line begins with a word like `By` and a name after it."""
    label = _by().match(text)
    return label is not None and text[label.end() : label.end() + 1].isupper() and len(text.split()) <= 12


def names(text: str) -> tuple[str, ...]:
    """The persons of a list like `A, B and C`; empty if any part of it is no name."""
    found = [_name(part) for part in _AND.split(squeeze(text)) if part.strip()]
    return tuple(found) if found and all(found) else ()


def is_house(name: str) -> bool:
    """True for what reads like a paper's name and no person's: `The Valley Gazette`."""
    return fold(name).split()[-1] in HOUSES


def is_desk(text: str) -> bool:
    """True for `Our Correspondent`, `Our Energy Correspondent`, `News Desk` and their kind."""
    folded = fold(text).strip(" .:-")
    return folded in DESKS or bool(_DESK.fullmatch(folded))


def is_name(text: str) -> bool:
    """True for two to five words that look like one person's name."""
    return bool(_name(text)) and len(text.split()) >= 2


def _apart(line: str) -> str:
    """Name and date that were run together, taken apart: `byAmina KhanNovember 3, 2020`."""
    months = "|".join(name.capitalize() for key in ("en", "en-short") for name in MONTHS[key])
    line = re.sub(rf"(?<=[a-z])(?=(?:{months})\.? \d)", " ", line)
    line = re.sub(r"(?<=(?:19|20)\d\d)(?=[A-Z])", " | ", line)
    line = re.sub(rf"((?:{months})\w*\.? \d{{1,2}}, (?:19|20)\d\d)\d{{1,6}}$", r"\1", line)
    line = _GLUED.sub(" | ", line)
    line = _GENRE.sub("", _CONTROL.sub("", line))
    return re.sub(r"^([Bb]y|BY|[Vv]on)(?=[A-Z][a-z]+ ?[A-Z]?)", r"\1 ", line, flags=re.ASCII)


def _without_dates(line: str, language: str) -> tuple[str, str, str, bool]:
    """The line without its dates and their labels; the day of publication; that of an update; whether labelled."""
    published, updated, is_published = "", "", False
    for printed in reversed(dates(line, language)):
        before = line[: printed.start]
        if label := _updated().search(before):
            updated = printed.edtf
        elif label := _published().search(before):
            published, is_published = printed.edtf, True
        elif printed.is_full or not published:
            published = printed.edtf
        start = label.start() if label else printed.start
        line = f"{line[:start]} | {line[printed.end :]}"
    rest = _weekdays().sub(" ", line) if published or updated else line  # Domenica and Cuma are names, too
    return rest, published, updated, is_published


def _names(parts: list[str], *, has_date: bool) -> tuple[tuple[str, ...] | None, str, bool]:
    """Writers, agency, and whether a word said so; None for the writers if a part is neither."""
    authors: list[str] = []
    agency, labelled = "", False
    for part in parts:
        if _EDITING.match(part):
            continue
        label = _by().match(part)
        said = part[label.end() :].strip(" ,.:") if label else part
        labelled = labelled or bool(label)
        if is_agency(said) and (label or has_date or fold(said) not in ("online",)):
            agency = said
        elif is_desk(said):
            authors.append(said)
        elif fold(said) in SECTIONS or ROLES.fullmatch(said) or not said:
            continue
        elif found := _persons(said, is_labelled=bool(label)):
            authors.extend(name for name in found if not is_agency(name))
            agency = next((name for name in found if is_agency(name)), agency)
        else:
            return None, "", False
    persons = [name for name in authors if not is_desk(name)]
    if not all(map(str.isupper, persons)):
        persons = [name for name in persons if not name.isupper()]  # a house in capitals beside its writer
    return tuple(dict.fromkeys(persons or authors)), agency, labelled


def _persons(text: str, *, is_labelled: bool) -> tuple[str, ...]:
    """The names, with roles and places after a comma left out where a word said that these are writers."""
    plain = _WHERE.sub("", _KIND.sub("", ROLES.sub("", text))).strip(" ,.:-–—") if ROLES.search(text) else text
    plain = _WHERE.sub("", plain).strip(" ,.:-–—")
    if (found := names(plain)) and all(len(name.split()) >= 2 or is_agency(name) for name in found):
        return found
    return names(plain.split(",")[0]) if is_labelled else ()


def _name(text: str) -> str:
    """One person's name as printed, without `Dr` and its kind; empty if it does not look like one."""
    text = _COUNTER.sub("", TITLES.sub("", text.strip(" .,:")).strip())
    words = text.split()
    half = len(words) // 2
    if half >= 2 and words == 2 * words[:half]:  # the label of a portrait, and the name
        words = words[:half]
        text = " ".join(words)
    if (
        not 1 <= len(words) <= 5
        or len(text) > 50
        or not all(map(_is_name_word, words))
        or not _SMALL.isdisjoint(fold(text).split())
        or fold(words[0]) == "copyright"
    ):
        return ""
    folded = fold(text)
    if fold(words[0]) in PARTICLES - {"al", "el", "de", "van", "von", "di", "da", "le", "la", "ben", "bin"}:
        return ""
    return "" if folded in SECTIONS or folded in _not_names() else text


def _is_name_word(word: str) -> bool:
    bare = word.strip(".'’")
    if fold(word) in PARTICLES:
        return True
    if not 1 <= len(bare) <= LONGEST_WORD or not bare[0].isupper():
        return False
    return all(char.isalpha() or char in ".'’-" for char in bare)


def is_agency(text: str) -> bool:
    """True for a news agency's name, or several joined by slashes."""
    return all(fold(part) in _agencies() for part in re.split(r"\s*/\s*", text))


@cache
def _agencies() -> frozenset[str]:
    return frozenset(map(fold, AGENCIES))


@cache
def _not_names() -> frozenset[str]:
    months = {name for row in MONTHS.values() for name in row}
    return frozenset(
        {
            *phrases(PUBLISHED),
            *months,
            *WEEKDAYS,
            "the",
            "a",
            "an",
            "this",
            "our",
            "read more",
            "see also",
            "photo",
            "file photo",
        }
    )


@cache
def _by() -> re.Pattern[str]:
    words = "|".join(map(re.escape, longest_first(phrases(BYLINE))))
    return re.compile(rf"(?:{words})(?:\s*[:：]\s*|\s+|$)", re.IGNORECASE)


@cache
def _published() -> re.Pattern[str]:
    words = "|".join(map(re.escape, longest_first(phrases(PUBLISHED))))
    return re.compile(rf"\b(?:{words})\s*(?:[:：|,-]\s*)?{_BETWEEN}$", re.IGNORECASE)


@cache
def _updated() -> re.Pattern[str]:
    words = "|".join(map(re.escape, longest_first(phrases(UPDATED))))
    return re.compile(rf"\b(?:{words})\s*(?:[:：|,-]\s*)?{_BETWEEN}$", re.IGNORECASE)


_BETWEEN = rf"(?:(?:at\s+)?{_CLOCK}\s*(?:{_ZONE})?\s*,?\s*(?:on\s+|am\s+|le\s+)?)?(?:(?:on|am|le|el)\s+)?"


@cache
def _weekdays() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[|,]))\s*(?:{'|'.join(longest_first(WEEKDAYS))})(?!\w)\.?[,،]?", re.IGNORECASE)
