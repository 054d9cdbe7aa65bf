"""What a short line of a dump says of the day of publication, whatever else it says.

A dump's head has its day beside a name, a reading time, a counter, a section (`Politics / May 3, 1998`), so a line
is read here more loosely than a byline is. It counts only near the headline: that is for the rule to say.
"""

import re
from dataclasses import dataclass
from functools import cache

from generator.clean.dates import Printed, dates, is_weekday
from generator.clean.labels import BYLINE, CREDIT, PUBLISHED, UPDATED, longest_first, phrases
from generator.clean.shape import ends_sentence
from generator.text import fold

LONGEST = 300  # code points; a row of everything a page says of an article
OTHERS = 14  # words besides dates; a caption with a day in it has as many
SMALL = 4  # of them in small letters; a caption is a sentence
STANDS = frozenset({"stand", "stand vom"})
"""A label of change that some papers print instead of one of publication."""
_UNTIL = """
until till by before since from after bis seit ab nach vor vom gültig verfügbar jusqu'au depuis dès avant après hasta
desde antes después fino dal dopo prima até tot sinds vanaf born geboren né née died †
"""
UNTIL = frozenset(_UNTIL.split())
"""Words before a day that is not the article's; `Von NAME vom 3. März` is rare, `Fassung vom 3. März` is not."""

_CLOCK = r"\d{1,2}\s?[:.h]\s?\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?\b|uhr\b|hrs?\b|klo\b)?"
_ZONES = "UTC GMT PST PDT PT MST MDT CST CDT CT PKT IST EST EDT ET CET CEST BST MSK SGT MYT HKT SAST AEST AEDT"
_ZONE = rf"\(?\b(?:{'|'.join(_ZONES.split())})\b\)?"
_STAMP = re.compile(rf"(?<!\d){_CLOCK}|{_ZONE}", re.IGNORECASE)
_EXACT = re.compile(
    rf"\d[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?\s*)?(?:{_ZONE}|Uhr)|\d\d:\d\d:\d\d|{_ZONE}\W+\d", re.IGNORECASE
)
_TIME = re.compile(r"(?<!\d)\d{1,2}[:.]\d\d(?!\d)")
_AMERICAN = re.compile(r"\b(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T)\b")
_EUROPEAN = re.compile(
    r"\b(?:GMT|BST|CES?T|IST|PKT)\b|(?<![\d:])(?:1[3-9]|2[0-3]):[0-5]\d(?!\s*[ap]\.?m)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_BEFORE = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)?|†)\W*$")
_CREDIT = frozenset(phrase for phrase in CREDIT if " " not in phrase) | {"getty", "copyright"}


@dataclass(frozen=True, slots=True)
class DayLine:
    """The days a line names, each as EDTF or empty."""

    published: str = ""
    """With a word like `Published` before it."""
    plain: str = ""
    """With no word before it; of two run together the earlier, as an article is published before it is changed."""
    updated: str = ""
    """With a word like `Updated` before it."""
    stands: str = ""
    """Of an update, where it may be taken for the day of publication: `Stand: …`, or told to the minute with a zone."""


def dayline(text: str, language: str = "", above: str = "") -> DayLine | None:
    """What a line says of the day; None where it names none, or is prose, a caption, a term.

    `above` is the line over it, where that may be its label.
    """
    if len(text) > LONGEST:
        return None
    found = [printed for printed in dates(text, dialect(text, language)) if printed.is_full]
    if not found:
        return None
    labelled = _labelled(text, found, above)
    if _is_other(text, found, is_labelled=bool(labelled.published or labelled.updated)):
        return None
    return labelled if labelled != DayLine() else None


def dialect(text: str, language: str) -> str:
    """The language, or for English whose order of day and month the clock beside a date shows."""
    if language not in ("", "en"):
        return language
    if _AMERICAN.search(text):
        return "en-US"
    return "en-GB" if _EUROPEAN.search(text) else language


def _labelled(text: str, found: list[Printed], above: str) -> DayLine:
    """Each day under what the words before it call it."""
    published, plain, updated, stands = "", "", "", ""
    end = 0
    for printed in found:
        before = text[end : printed.start]
        label = (
            _label(before)
            or (_opening(before) if not end else "")
            or (_label(f"{above} ") if not before.strip(" |•·-–—,") and not end else "")
        )
        if label in _updates():
            updated = updated or printed.edtf
            if label in STANDS or _is_exact(text, printed):
                stands = stands or printed.edtf
        elif label:
            published = published or printed.edtf
        elif _word_before(before) not in UNTIL and (not updated or end == 0):
            plain = min(plain, printed.edtf) if plain else printed.edtf
        end = printed.end
    return DayLine(published, plain, updated, stands)


def _is_exact(text: str, printed: Printed) -> bool:
    """True for a day told to the minute, with a zone or the day of the week: the change is of the same day, mostly."""
    around = text[max(0, printed.start - 25) : printed.end + 25]
    first = _WORD.match(text, printed.start)
    has_weekday = first is not None and is_weekday(first[0])
    return bool(_EXACT.search(around)) or (has_weekday and bool(_TIME.search(around)))


def _label(before: str) -> str:
    """The folded label at the end of what stands before a date; empty if there is none."""
    match = _labels().search(_STAMP.sub("", before[-80:]))
    return fold(match[1]) if match else ""


def _opening(before: str) -> str:
    """The label a line begins with, where only a name and a word like `on` stand between it and the date."""
    match = _opens().match(before)
    return fold(match[1]) if match else ""


def _word_before(before: str) -> str:
    match = _BEFORE.search(before)
    return match[1].casefold() if match else ""


def _is_other(text: str, found: list[Printed], *, is_labelled: bool) -> bool:
    """True for a line with a day that says something else: a caption, prose, the day of an event."""
    rest = text
    for printed in reversed(found):
        rest = f"{rest[: printed.start]} {rest[printed.end :]}"
    words = _WORD.findall(_STAMP.sub(" ", rest))
    small = sum(word[0].islower() for word in words)
    if is_labelled:
        return len(words) > 2 * OTHERS or small > 2 * SMALL
    if len(words) > OTHERS or small > SMALL:
        return True
    if "©" in text or not _CREDIT.isdisjoint(word.casefold() for word in words):
        return True
    before = text[: found[0].start].rstrip()
    return (len(words) > 5 and ends_sentence(text) and not text.endswith(":")) or (
        before.endswith((":", "：")) and not _STAMP.search(before)
    )


@cache
def _opens() -> re.Pattern[str]:
    words = "|".join(map(re.escape, longest_first(phrases(PUBLISHED) | phrases(BYLINE))))
    return re.compile(
        rf"({words})\s+(?-i:[A-ZÀ-Þ@])[^.:|]{{2,50}}\b(?:on|am|le|el|den|il)\b[^.:|]{{0,14}}$", re.IGNORECASE
    )


@cache
def _updates() -> frozenset[str]:
    return phrases(UPDATED) | STANDS


@cache
def _labels() -> re.Pattern[str]:
    """A label at the end, with what may stand between it and the date."""
    words = "|".join(map(re.escape, longest_first(phrases(PUBLISHED) | phrases(UPDATED) | STANDS)))
    between = r"(?:on|at|am|um|le|el|il|em|den|à|a las|alle|kl|klo|dnia)"
    return re.compile(
        rf"(?:^|(?<=[\W\d])|(?-i:(?<=[a-z])(?=[A-Z])))({words})\W*(?:{between}\b\W*){{0,2}}$", re.IGNORECASE
    )
