"""The words by which pages label what is not the article: one table a purpose, one row a language.

They stand in the text files beside this module, one a language and `any.txt` for names that are the same in all. An
editor who knows a language can mend them there without reading code; docs/labels.md says how. Sources: the field's
usage in each language and counts over news pages of 2014-2026; a row with few pages behind it is short on purpose.
"""

import re
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import NamedTuple

from generator.clean.labels.read import MONTHS as _MONTHS
from generator.clean.labels.read import Sections, month_rows, read_labels
from generator.text import fold

Table = Mapping[str, tuple[str, ...]]
"""Language → phrases as printed."""

FILLED = (
    "title", "summary", "source_url", "date", "authors", "publisher", "agency", "section", "tags", "language",
    "dateline", "retrieved", "rights",
)  # fmt: skip
"""Fields of the front matter that a header block may fill."""
KNOWN = (
    "also-read", "also-read-weak", "comments", "comment-count", "comment-buttons", "share", "networks", "follow",
    "newsletter", "ads", "author-box", "bio", "byline", "desks", "agencies", "published", "updated", _MONTHS,
    "weekdays", "ago", "reading-time", "tags", "credit", "sections", "legal", "rights-reserved",
    *(f"field {field}" for field in FILLED),
)  # fmt: skip
"""Every section a language's file may have."""


def _files() -> dict[str, Sections]:
    """Language → what its file holds, in the order of names."""
    folder = resources.files(__package__)
    files = sorted((file.name, file) for file in folder.iterdir() if file.name.endswith(".txt"))
    where = f"{__package__.replace('.', '/')}/"
    return {name.removesuffix(".txt"): read_labels(where + name, file.read_bytes(), KNOWN) for name, file in files}


_FILES = _files()
_FIRST = re.compile(r"\w+")
_SPACED = re.compile(r"[^\W\d_\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of scripts that set words apart; in Korean an ending follows the word at once."""


def _table(section: str) -> Table:
    return {language: found[section] for language, found in _FILES.items() if section in found}


def _list(section: str) -> tuple[str, ...]:
    """The phrases of all languages, folded, each once."""
    return tuple(dict.fromkeys(fold(phrase) for row in _table(section).values() for phrase in row))


def _months() -> Table:
    found = {}
    for language, lines in _table(_MONTHS).items():
        for number, row in enumerate(month_rows([fold(line) for line in lines])):
            found[language + ("", "-short")[number] if number < 2 else f"{language}-{number + 1}"] = row
    return found


ALSO_READ = _table("also-read")
"""A label that points away from the article, alone on its line or before a headline."""
WEAK_ALSO_READ = frozenset(_list("also-read-weak"))
"""Of those, folded: words that head prose or a list too; they count alone, or with a headline after the colon."""
COMMENTS = _table("comments")
"""The head of the readers' comments."""
COMMENT_COUNT = _list("comment-count")
"""What follows a number in `11 comments`, folded."""
COMMENT_CONTROLS = _table("comment-buttons")
"""What stands on the buttons of a comments thread."""
SHARE = _table("share")
"""What stands on a share button or its heading."""
NETWORKS = _list("networks")
"""Names on share and follow buttons, folded."""
FOLLOW = _table("follow")
"""How an invitation to a social network begins."""
NEWSLETTER = _table("newsletter")
"""Labels of newsletter, subscription and account boxes."""
ADS = _table("ads")
"""The label of an advertisement's slot; only ever a whole line."""
AUTHOR_BOX = _table("author-box")
"""The head of the box about who wrote it."""
BYLINE = _table("byline")
"""Words before the writer's name."""
DESKS = _list("desks")
"""Bylines that name a desk and no person, folded."""
AGENCIES = tuple(phrase for row in _table("agencies").values() for phrase in row)
"""News agencies as datelines and credits name them."""
PUBLISHED = _table("published")
"""Words before the day of publication."""
UPDATED = _table("updated")
"""Words before the day of a later change, which is not the day of publication."""
TAGS = _table("tags")
"""Words before the subjects a page gives itself."""
CREDIT = _list("credit")
"""Words before (or, as `photo`, after) the name of who took the picture, folded."""
SECTIONS = _list("sections")
"""Sections of a newspaper, folded, as a line above the headline names them."""
LEGAL = _table("legal")
"""Links of a page's foot; a line counts when it holds nothing else."""
FIELDS: Mapping[str, str] = {label: field for field in FILLED for label in _list(f"field {field}")}
"""Folded labels of the header block that scrapers write, and the field of the front matter each fills."""
MONTHS = _months()
"""Twelve names as dates print them, folded, January first: of `en` the full ones, of `en-short` the short ones."""
WEEKDAYS = _list("weekdays")
"""Days of the week that stand before a date, folded."""
AGES = _list("ago")
"""How old a page or comment is, folded, with `*` for the number: `* days ago`."""
READING_TIMES = _list("reading-time")
"""How long it takes to read, folded, with `*` for the number: `* min read`."""
RESERVED = _list("rights-reserved")
"""That all rights are reserved, folded; anywhere in a line."""
BIO = "(?:" + "|".join(re.escape(phrase) for row in _table("bio").values() for phrase in row) + r")\b"
"""A pattern of how a line about the writer at the foot of an article begins."""


def phrases(table: Table) -> frozenset[str]:
    """All phrases of a table in all languages, folded: a page in one language often has furniture in another."""
    return frozenset(fold(phrase) for row in table.values() for phrase in row)


class Filled(NamedTuple):
    """Labels of which a whole line may consist, ready to be taken out of it."""

    pattern: re.Pattern[str]
    firsts: frozenset[str]
    """First words of the labels: a line that begins with none consists of something else."""

    def left(self, line: str, further: frozenset[str] = frozenset()) -> str:
        """A folded line without the labels; as it is, where it begins with none, a number, or a `further` word."""
        first = _FIRST.search(line)
        if not first or not (first[0] in self.firsts or first[0] in further or first[0][0].isdigit()):
            return line
        return self.pattern.sub(" ", line)


def filled(found: Iterable[str]) -> Filled:
    """These folded phrases, as whole words, the longest first."""
    known = longest_first(found)
    words = "|".join(map(re.escape, known))
    firsts = frozenset(first[0] for phrase in known if (first := _FIRST.search(phrase)))
    return Filled(re.compile(rf"(?<!\w)(?:{words})(?!\w)"), firsts)


def numbered(found: Iterable[str]) -> re.Pattern[str]:
    """A pattern of folded phrases with a number in the place of `*`: those with the same words before it are one."""
    groups: dict[str, list[str]] = {}
    for phrase in found:
        before, _, after = phrase.partition("*")
        groups.setdefault(before.strip(), []).append(after.strip())
    return re.compile("|".join(_before(word) + rf"\d+\s*(?:{_either(after)})" for word, after in groups.items()))


def _before(words: str) -> str:
    return rf"(?<!\w){re.escape(words)}\s*:?\s*" if words else ""


def _either(found: Iterable[str]) -> str:
    return "|".join(map(_bounded, longest_first(found)))


def _bounded(phrase: str) -> str:
    """A phrase that begins and ends where its words do; scripts without blanks have no such places."""
    first, last = (r"(?<!\w)" if _SPACED.match(phrase[0]) else ""), (r"(?!\w)" if _SPACED.match(phrase[-1]) else "")
    return f"{first}{re.escape(phrase)}{last}"


def longest_first(found: Iterable[str]) -> list[str]:
    """Phrases in the order a regular expression must try them."""
    return sorted(found, key=lambda phrase: (-len(phrase), phrase))
