"""Days of the week: `on Thursday`, `last Friday`, `Monday night`, `Tuesday of next week`."""

import re
from datetime import date

from generator.times.calendar import DAY, first_weekday, latest_weekday, monday
from generator.times.clauses import Clauses, Tense
from generator.times.form import Form, Reader, Said
from generator.times.words import PART, WEEKDAY, weekday

NEAR = 2  # days: `last Thursday` said on Friday may be yesterday or eight days ago; said on Monday it is four days ago
DOUBT = 70

_W = rf"(?P<w>{WEEKDAY})"
NO_DAY = re.compile(
    rf"\b(?:[Ee]very|[Ee]ach|[Mm]ost|[Aa]ny|[Oo]ne|[Ss]ome|[Aa]n?|[Aa]lternate|[Tt]he\s(?:following|previous|next|same|"
    rf"first|second|third|fourth|last)|[Tt]hat|[Ff]ollowing|[Bb]lack|Good|Bloody|Holy|Palm|Easter|Ash|Super|Shrove|"
    rf"Maundy|Cyber|Whit|Fat|Pancake|Giving|Mail\son)\s{WEEKDAY}"
    rf"|\b{WEEKDAY}(?=\sweek\b|s\b)(?:\sweek|s)"
    rf"|\b{WEEKDAY}{PART}?s?\s?(?:to|through|thru|-|–)\s?{WEEKDAY}{PART}?s?"
    rf"|\b{WEEKDAY}\s(?:Times|Telegraph|Mirror|Mail|Express|Herald|Post|World|Independent|People|Age|Star|Sun|Mercury|"
    rf"Tribune|Review|Club|Mosque|League|Night\s(?:Live|Football)|[Ss]chools?|prayers?|best|roast|service|newspapers?|"
    rf"papers?|the\s13th)\b"
    rf"|\b(?:[Ee]arly\s|[Ll]ate\s)?{WEEKDAY}{PART}?\s(?:[A-Z]{{2,3}}T|GMT|UTC|local\stime)\b"
    rf"|\b[Aa]\sweek\s(?:on|from|ago\son)\s{WEEKDAY}|\b{WEEKDAY}\snights?\s(?:out|in)\b"
)
"""Words that name no day, or one that this text's date does not give."""
OF_WEEK = re.compile(
    rf"\b{_W}{PART}?,?\s(?:of\s)?(?P<which>last|next|this|the\s(?:previous|following|same|coming))\sweek\b"
)
WEEK_ON = re.compile(rf"\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\sweek\son\s{_W}{PART}?")
WHICH = re.compile(
    rf"\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his\spast|[Tt]his\scoming|[Tt]he\scoming|[Cc]oming|[Pp]ast|[Tt]his)\s{_W}{PART}?"
)
BARE = re.compile(rf"\b(?:(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s(?:on\s)?)?{_W}{PART}?")
_DIRECTED = re.compile(r"\b(?P<next>by|until|till|before|ahead of|from)\s$|\b(?P<last>since)\s$", re.IGNORECASE)


def _no_day(match: re.Match[str], _: Clauses) -> Said:
    return Said(*match.span(), "", Form.WEEKDAY)


def _of_week(match: re.Match[str], clauses: Clauses) -> Said | None:
    now = clauses.published
    weeks = {"last": -1, "this": 0, "next": 1}.get(match["which"].lower())
    if now is None or weeks is None:
        return Said(*match.span(), "", Form.WEEKDAY)
    return _said(match, monday(now) + (7 * weeks + weekday(match["w"])) * DAY, 93)


def _which(match: re.Match[str], clauses: Clauses) -> Said | None:
    now = clauses.published
    if now is None:
        return Said(*match.span(), "", Form.WEEKDAY)
    which, name = match["which"].lower(), weekday(match["w"])
    if which in ("last", "past", "this past"):
        found = latest_weekday(name, now - DAY)
        return _said(match, found, 92 if (now - found).days > NEAR or which != "last" else DOUBT)
    if which == "next":
        found = first_weekday(name, now + DAY)
        is_of_next_week = monday(found) > monday(now)
        return _said(match, found, 92 if is_of_next_week and (found - now).days > NEAR else DOUBT)
    if which != "this":
        return _said(match, first_weekday(name, now + DAY), 90)
    tense = clauses.tense(*match.span())
    if tense is Tense.PAST:
        return _said(match, latest_weekday(name, now), 90)
    return _said(match, first_weekday(name, now), 90 if tense is Tense.FUTURE else 85)


def _bare(match: re.Match[str], clauses: Clauses) -> Said | None:
    now = clauses.published
    if now is None:
        return None
    name, found = weekday(match["w"]), None
    directed = _DIRECTED.search(clauses.text, max(0, match.start() - 12), match.start())
    tense = clauses.tense(*match.span())
    if now.weekday() == name:
        return _said(match, now, 92 if tense in (Tense.PAST, Tense.FUTURE) else 85)
    if directed and directed["last"]:
        found, sure = latest_weekday(name, now), 93
    elif tense is Tense.FUTURE:
        found, sure = first_weekday(name, now), 92
    elif tense is Tense.PAST:
        found, sure = latest_weekday(name, now), DOUBT if directed else 94
    elif directed and tense is not Tense.MIXED:
        found, sure = first_weekday(name, now), 80
    else:
        found, sure = latest_weekday(name, now), DOUBT
    return _said(match, found, sure)


def _said(match: re.Match[str], found: date, sure: int) -> Said:
    return Said(*match.span(), found.isoformat(), Form.WEEKDAY, sure, is_day=True)


READERS = (
    Reader(NO_DAY, _no_day),
    Reader(OF_WEEK, _of_week),
    Reader(WEEK_ON, _of_week),
    Reader(WHICH, _which),
    Reader(BARE, _bare),
)
