"""The head and foot of an article in a text dump: where they are, and which line there names the day of publication.

A full dump is full of days: of teasers, of comments, of the copy itself. The article's own stands by its headline or
its byline, above the text or within its first lines; else with a word like `Published` farther up; else right under it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.clean.block import Hearing
from generator.clean.bylines import byline
from generator.clean.dates import is_ambiguous, order
from generator.clean.daylines import DayLine, dayline, dialect
from generator.clean.headline import EVEN, text_of
from generator.text import squeeze

OVER, UNDER = 4, 40  # lines above and below the headline in which the day is looked for
UNKNOWN = 14  # lines above the text in which it is looked for where the headline is not known
REPEATED = 25  # lines between a headline and its repeat that belong to one head; a ticker has it farther up
INSIDE = 12  # lines of the text itself: the standfirst may look like text, and stand above the byline
FAR = 60  # lines above the text in which a day counts if a word says that it is of publication
FOOT = 6  # lines under the text, as many
APART = 20  # words of a line that is short
YEARLESS = "XXXX-"  # how EDTF begins where the year is not known
NEXT = 2  # lines right under it, where a day alone counts
TOLD, SEEN, GUESSED = 95, 90, 60  # percent: a word says so; it stands where it should; it is that of a change


@dataclass(frozen=True, slots=True)
class Head:
    """Where the parts of an article are, as indices of the reading's blocks."""

    titles: tuple[int, ...]
    """Where the headline is printed above the text, in order; empty if it is not known."""
    first: int
    """The text's first line."""
    end: int
    """One past its last."""

    @property
    def near(self) -> range:
        """The lines among which the byline and the day stand."""
        start, stop = self.first - UNKNOWN, self.first + INSIDE
        if self.titles:
            start = next(at for at in self.titles if at >= self.titles[-1] - REPEATED) - OVER
            stop = min(stop, self.titles[-1] + UNDER)
        return range(max(0, start), max(min(stop, self.end), start))

    def far(self, at: int) -> int:
        """How far a line is from the headline, or from the text where that is not known; above it counts threefold."""
        if not self.titles:
            return abs(self.first - at)
        return min(at - title if at >= title else 3 * (title - at) for title in self.titles)

    @property
    def foot(self) -> range:
        """The lines under the text."""
        return range(self.end, self.end + FOOT)


@dataclass(frozen=True, slots=True)
class Day:
    """The day of publication, and where it stands."""

    at: int
    """Index of the block."""
    edtf: str
    sure: int
    """Percent."""
    is_labelled: bool


def head_of(hearing: Hearing) -> Head:
    """The parts of the article; the text is empty where the line model sees none."""
    blocks = hearing.reading.blocks
    first, end = text_of(blocks, hearing.scores)
    rules = (hearing.said[block.number].rule if block.number in hearing.said else "" for block in blocks[: first + 1])
    titles = tuple(at for at, rule in enumerate(rules) if rule in ("title", "title-repeat"))
    return Head(titles, first, end)


def day_of(hearing: Hearing, head: Head) -> Day | None:
    """The day of publication; None where no line names one that can be trusted."""
    near = [(at, line) for at, line in _lines(hearing, head.near) if at <= head.first or is_apart(hearing, head, at)]
    found = [day for at, line in near for day in _days(at, line, head)]
    if found:
        best = min(found)[-1]
        printed = {fact.value for fact in hearing.facts("print_date")}
        return best if best.is_labelled or best.edtf not in printed else None
    far = [(at, line) for at, line in _lines(hearing, range(max(0, head.first - FAR), head.first)) if line.published]
    if far and len({line.published for _, line in far}) == 1:
        return Day(far[-1][0], far[-1][1].published, SEEN, is_labelled=True)
    return _under(hearing, head) or _yearless(hearing, head)


def _days(at: int, line: DayLine, head: Head) -> Iterator[tuple[int, int, int, Day]]:
    """A line's day with its rank: labelled ones first, then the nearest to the headline, or to the text without one."""
    far = head.far(at)
    if line.published:
        yield 0, far, at, Day(at, line.published, TOLD, is_labelled=True)
    elif line.plain:
        yield 1 if at <= head.first + 1 else 3, far, at, Day(at, line.plain, SEEN, is_labelled=False)
    elif line.stands:
        yield 2, far, at, Day(at, line.stands, GUESSED, is_labelled=False)


def _under(hearing: Hearing, head: Head) -> Day | None:
    """The day under the text: with a word that says so, or alone right under it, and no list of days around it."""
    found = list(_lines(hearing, head.foot))
    for at, line in found:
        if line.published:
            return Day(at, line.published, SEEN, is_labelled=True)
    plain = [(at, line) for at, line in found if line.plain and is_apart(hearing, head, at)]
    if len({line.plain for _, line in plain}) == 1 and plain[0][0] < head.end + NEXT:
        return Day(plain[0][0], plain[0][1].plain, GUESSED + 10, is_labelled=False)
    return None


def _yearless(hearing: Hearing, head: Head) -> Day | None:
    """The only day without its year between headline and text, on a line with nothing else but writers."""
    blocks = hearing.reading.blocks
    between = range(head.titles[-1] + 1, min(head.first + NEXT, head.end)) if head.titles else range(0)
    found = [
        (at, line)
        for at in between
        if blocks[at].number not in hearing.said
        and is_apart(hearing, head, at)
        and (line := byline(blocks[at].text, hearing.language)) is not None
        and line.date.startswith(YEARLESS)
    ]
    if len(found) != 1 or found[0][1].is_updated:
        return None
    return Day(found[0][0], found[0][1].date, SEEN, is_labelled=found[0][1].is_published)


def _lines(hearing: Hearing, among: range) -> Iterator[tuple[int, DayLine]]:
    """The open lines of a stretch that name a day."""
    blocks, language = hearing.reading.blocks, hearing.language
    for at in among:
        if at < len(blocks) and blocks[at].number not in hearing.said:
            text = squeeze(blocks[at].text)
            if dialect(text, language) in ("", "en") and len(text) < 100 and is_ambiguous(text):
                language = order("\n".join(block.text for block in blocks)) or language
            above = blocks[at - 1].text if at and len(blocks[at - 1].text) < 40 else ""
            if found := dayline(text, language, above):
                yield at, found


def is_apart(hearing: Hearing, head: Head, at: int) -> bool:
    """True for a short line that is not plainly one of the text's; at its top a byline is none, however it looks."""
    block = hearing.reading.blocks[at]
    if block.text.count(" ") >= APART:
        return False
    score = hearing.scores.get(block.number)
    is_top = at <= head.first + NEXT
    return score is None or score.p_body < EVEN or (is_top and byline(block.text, hearing.language) is not None)
