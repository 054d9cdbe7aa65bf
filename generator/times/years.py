"""Years, decades and centuries: `as far back as 1969`, `the 1970s`, `1999–2003`, `the 20th century`."""

import re

from generator.times.clauses import Clauses
from generator.times.form import Form, Reader, Said
from generator.times.verbs import listed
from generator.times.words import DASH, ORDINAL, YEAR, number

LATEST = 2099
FIRST_BARE = 1900  # a bare number below is as often an amount

_TENS = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8}
_TENS["nineties"] = 9
_HOW = (
    r"(?:(?P<how>[Ee]arly|[Ll]ate|[Mm]id(?:dle)?|[Ee]arlier|[Ll]ater|[Tt]urn\sof\sthe|[Ee]nd\sof\sthe)"
    r"[\s-]\s?(?:the\s)?)?"
)
NO_YEAR = re.compile(
    rf"\b(?:[Pp]ost|[Pp]re)\s?[-–]\s?{YEAR}|\b(?:[Ff]iscal(?:\s[Yy]ear)?|FY|[Tt]ax\syear|[Nn]o\.?|[Nn]umber|[Rr]esolution|"
    rf"[Rr]oom|[Rr]oute|[Ff]light|[Aa]rticle|[Ss]ection|[Pp]age|[Cc]hapter|[Mm]odel|[Hh]ighway|[Aa]genda|[Vv]ision|"
    rf"[Ww]indows|[Ss]eries|[Uu]nit|[Ff]orm|[Cc]ase)\s(?:of\s)?{YEAR}(?:{DASH}\d\d(?:\d\d)?)?"
    rf"|[$£€₨#№]\s?{YEAR}|\b(?:Rs\.?|USD|PKR)\s?{YEAR}|\b{YEAR}\s?(?:B\.?C|GMT|UTC|hrs|hours|EST|EDT|local\stime)\b"
)
DECADE = re.compile(
    rf"\b{_HOW}(?:the\s)?(?P<y>1[6-9]\d0|20\d0)\s?['’]?s\b"
    rf"|\b(?:(?P<into>[Ii]nto)\s)?{_HOW.replace('<how>', '<hows>')}the\s(?P<word>{'|'.join(_TENS)})\b"
)
CENTURY = re.compile(rf"\b{_HOW}(?:the\s)?(?P<n>{ORDINAL})[\s-][Cc]entury\b(?!\s[Bb]\.?[Cc])")
SPAN = re.compile(rf"(?<![\d/-])\b(?P<y>{YEAR})(?:{DASH}(?P<z>{YEAR})|[-–/](?P<short>\d\d))(?![\d/-])\b")
QUARTER = re.compile(
    rf"\b(?:(?P<n>first|second|third|fourth|last)\s(?P<unit>quarter|half)\sof\s(?P<y>{YEAR})"
    rf"|Q(?P<q>[1-4])\s(?P<z>{YEAR}))\b"
)
EDGE = re.compile(
    rf"\b(?:(?P<edge>[Ee]nd|[Cc]lose|[Bb]eginning|[Ss]tart)\sof\s|(?P<how>[Ee]arly|[Ll]ate|"
    rf"[Mm]id(?:dle\sof)?|[Aa]bout|[Aa]round|[Cc]irca|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)[\s-](?:in\s|of\s)?)(?P<y>{YEAR})\b(?!['’]?s\b)"
)
BARE = re.compile(rf"(?<![\d.,:/$£€#-])\b(?P<y>{YEAR})\b(?!\s?[-–/]\s?\d)(?!-)")
_LEADS = re.compile(
    r"\b(?:in|since|until|till|during|before|after|of|from|by|years?|through|as|back to|between|for|to|and|or|than)\s$",
    re.IGNORECASE,
)
_FIRM = re.compile(r"\b(?:in|since|until|till|during|year|back as)\s$", re.IGNORECASE)
_JOINED = re.compile(r"(?:1[6-9]|20)\d\d,?\s(?:and|or|to|through|until|and in)\s$|(?:1[6-9]|20)\d\d,\s$")
_DETERMINER = re.compile(r"\b(?:the|a|an|this|its|his|her|their|our|that|whose)\s(?:\w+\s)?$|['’]s?\s$", re.IGNORECASE)
_NOUN = re.compile(r"\s(?P<word>[A-Za-z][\w'’-]+)")
_COUNTED = listed("""
    people men women children troops soldiers workers homes houses families members students refugees migrants
    dollars rupees euros pounds tons tonnes metres meters kilometres kilometers km miles feet yards acres hectares
    kg kilograms pages copies jobs cases deaths points calories megawatts mw kilowatts barrels votes seats
    vehicles cars police officers personnel fighters militants civilians prisoners villages schools times years
    days hours minutes seconds articles
    """)
_APART = re.compile(r"^\s*(?:[,.;:)\]]|$|[-–—]\s)")


def _no_year(match: re.Match[str], _: Clauses) -> Said:
    return Said(*match.span(), "", Form.ABSOLUTE)


def _decade(match: re.Match[str], _: Clauses) -> Said:
    first = int(match["y"]) if match["y"] else 1900 + 10 * _TENS[match["word"]]
    is_part = match["how"] or match["hows"] or match["into"]  # `into the sixties`: degrees, or years of life
    return Said(*match.span(), f"{first}/{first + 9}", Form.ABSOLUTE, 75 if is_part else 93)


def _century(match: re.Match[str], _: Clauses) -> Said | None:
    """The 20th century as the years with 19 (so EDTF has it: `19XX`)."""
    hundreds = number(match["n"]) - 1
    if not 1 <= hundreds <= 20:
        return None
    spelled = f"{hundreds:02}00/{hundreds:02}99"
    return Said(*match.span(), spelled, Form.ABSOLUTE, 75 if match["how"] else 90)


def _span(match: re.Match[str], _: Clauses) -> Said | None:
    first = int(match["y"])
    last = int(match["z"]) if match["z"] else first // 100 * 100 + int(match["short"])
    return Said(*match.span(), f"{first}/{last}", Form.ABSOLUTE, 90) if first < last <= first + 150 else None


def _quarter(match: re.Match[str], _: Clauses) -> Said:
    year, unit = int(match["y"] or match["z"]), match["unit"] or "quarter"
    months, count = (3, 4) if unit == "quarter" else (6, 2)
    place = int(match["q"]) if match["q"] else count if match["n"] == "last" else number(match["n"])
    if place > count:
        return Said(*match.span(), "", Form.ABSOLUTE)
    first = (place - 1) * months + 1
    return Said(*match.span(), f"{year}-{first:02}/{year}-{first + months - 1:02}", Form.ABSOLUTE, 92)


def _edge(match: re.Match[str], _: Clauses) -> Said:
    year = int(match["y"])
    if match["edge"]:
        month = "12" if match["edge"].lower() in ("end", "close") else "01"
        return Said(*match.span(), f"{year}-{month}~", Form.ABSOLUTE, 88)
    return Said(*match.span(), f"{year}~", Form.ABSOLUTE, 78)


def _bare(match: re.Match[str], clauses: Clauses) -> Said | None:
    """A number that is a year by the words around it; None where it may be an amount."""
    text, year = clauses.text, int(match["y"])
    before, behind = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 40]
    word = noun["word"].lower() if (noun := _NOUN.match(behind)) else ""
    latest = clauses.published.year + 40 if clauses.published else LATEST
    is_plural = word.endswith("s") and word not in ("was", "is", "has")
    is_round_amount = year % 100 == 0 and is_plural
    if year > latest or word in _COUNTED or is_round_amount:
        return None
    if _FIRM.search(before) or _JOINED.search(before):
        sure = 96 if year >= FIRST_BARE or _APART.match(behind) else 88
    elif _LEADS.search(before):
        sure = 93 if _APART.match(behind) or not is_plural else 80
    elif _DETERMINER.search(before) and word:
        sure = 92 if year >= FIRST_BARE else 80
    elif re.search(r"\($", before) and re.match(r"\)", behind):
        sure = 90
    elif re.search(r"[a-z],\s$", before) and _APART.match(behind):
        sure = 88
    elif (not before.strip() or re.search(r"[.!?\n]\s*$", before)) and word in ("was", "saw", "will", "is", "brought"):
        sure = 92
    else:
        return None
    return Said(*match.span(), f"{year}", Form.ABSOLUTE, sure if year >= FIRST_BARE or sure > 90 else 80)


READERS = (
    Reader(NO_YEAR, _no_year),
    Reader(DECADE, _decade),
    Reader(CENTURY, _century),
    Reader(SPAN, _span),
    Reader(QUARTER, _quarter),
    Reader(EDGE, _edge),
    Reader(BARE, _bare),
)
