"""Which year is meant where none is printed: that of the article, unless the verb or the new year says otherwise."""

import re
from datetime import date

from generator.times.calendar import day
from generator.times.clauses import Clauses, Tense
from generator.times.words import YEAR

TURN = 60  # days on the other side of the new year that are nearer than the same day of this year, and meant
FAR = 240  # days: without a verb, a day of this year as far away as that may as well be of the next or the last
DOUBT = 70  # percent, of what has two readings
BEHIND = 400  # code points before a phrase in which a year tells of another time

_YEAR = re.compile(rf"\b({YEAR})\b")


def year_of_day(month: int, number: int, clauses: Clauses, at: tuple[int, int]) -> tuple[int, int]:
    """The year of a month's day that stands at a place of the text, and how sure it is, in percent."""
    now = clauses.published
    assert now is not None
    years = [found for year in (now.year - 1, now.year, now.year + 1) if (found := day(year, month, number))]
    if not years:
        return now.year, 0  # 29 February, and no leap year is near
    tense = clauses.tense(*at)
    chosen, sure = _chosen(years, now, tense)
    return chosen.year, min(sure, DOUBT) if _is_elsewhere(clauses, at, chosen.year) else sure


def year_of_month(month: int, clauses: Clauses, at: tuple[int, int]) -> tuple[int, int]:
    """The year of a month without a day, and how sure it is."""
    now = clauses.published
    assert now is not None
    tense = clauses.tense(*at)
    if month == now.month:
        year, sure = now.year, 90 if tense is not Tense.PRESENT else DOUBT  # `is traditional in December`
    elif tense is Tense.PAST:
        year, sure = now.year - (month > now.month), 92
    elif tense is Tense.FUTURE:
        year, sure = now.year + (month < now.month), 92
    else:
        year, sure = now.year, DOUBT
    return year, min(sure, DOUBT) if _is_elsewhere(clauses, at, year) else sure


def _chosen(years: list[date], now: date, tense: Tense) -> tuple[date, int]:
    """Of the same day of three years the one that is meant; of 29 February there may be but one."""
    same = next((each for each in years if each.year == now.year), None)
    nearest = min(years, key=lambda each: abs((each - now).days))
    if same is None:
        return nearest, DOUBT
    ahead = (same - now).days
    if nearest is not same and abs((nearest - now).days) <= TURN:
        fits = tense not in (Tense.PAST, Tense.FUTURE) or (tense is Tense.PAST) == (nearest <= now)
        return nearest, 92 if fits else DOUBT
    if tense is Tense.PAST and ahead > 0:
        last = next((each for each in years if each.year == now.year - 1), same)
        return last, 88 if (now - last).days < ahead else DOUBT  # `sued to stop the ban from taking effect July 1`
    if tense is Tense.FUTURE and ahead < 0:
        return same, 86 if ahead >= -TURN else DOUBT  # `is to run from January 23`, said five days later
    return same, 94 if abs(ahead) <= FAR or tense in (Tense.PAST, Tense.FUTURE) else DOUBT


def _is_elsewhere(clauses: Clauses, at: tuple[int, int], year: int) -> bool:
    """True where the paragraph so far, or the rest of the sentence, tells of an earlier year.

    The year printed last is heard: a story that has come back to this year says so.
    """
    text = clauses.text
    paragraph = text.rfind("\n", 0, at[0]) + 1
    told = [int(found) for found in _YEAR.findall(text, max(paragraph, at[0] - BEHIND), at[0])]
    rest = [int(found) for found in _YEAR.findall(text, at[1], min(clauses.sentence(at[0])[1], at[1] + BEHIND))]
    return any(each < year - 1 for each in (*told[-1:], *rest[:1]))
