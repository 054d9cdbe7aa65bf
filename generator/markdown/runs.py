"""Our own HTML read again: the words of each paragraph, where they stand in it, and links put around some of them.

Only HTML that `sanitise` has passed: every tag is closed and every attribute quoted.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import pairwise
from urllib.parse import unquote

from generator.markdown.addresses import SLOT

_PARTS = re.compile(
    r'<(?P<close>/?)(?P<tag>[a-z][a-z0-9]*)(?P<rest>(?:[^<>"]|"[^"]*")*)>|(?P<words>[^<&]+)|(?P<entity>&[^;]*;)'
)
_PARAGRAPH = re.compile(r'<p(?: (?:id="p-(?P<number>\d+)"|[^<>"]|"[^"]*")*)?>(?P<inner>.*?)</p>', re.DOTALL)
_ENDS = r"</?(?:p|h[1-6]|[ou]l|li|t(?:able|head|body|r|d|h)|blockquote|pre|div|aside|section|d[ldt]|hr)\b"
_BLOCK = re.compile(
    r'<aside .*?</aside>|<(?P<tag>p|h[1-6]|li|t[dh]|d[dt])(?: (?:id="p-(?P<number>\d+)"|[^<>"]|"[^"]*")*)?>'
    rf"(?P<inner>[^<]*(?:<(?!{_ENDS[1:]})[^<]*)*)",
    re.DOTALL,
)
"""A note in the margin, whole; or the words of a block, as far as no other block begins in it: a tight item's."""
_OTHERS = re.compile(r"<(?:h[1-6]|li|t[dh]|d[dt])\b")
_LINK = re.compile(rf'<a (?:[^<>"]|"[^"]*")*?href="{SLOT}(?P<ref>[^"#]*)(?:#[^"]*)?"[^>]*>.*?</a>', re.DOTALL)
_UNSAID = re.compile(r'class="[^"]*\b(?:note-number|remote-picture)\b')
"""Elements whose words are no part of the plain text: the numbers of notes, and what stands for a picture."""
_CLOSED = frozenset({"a", "code"})
"""Elements in which no link may stand."""
_VOID = frozenset({"br", "hr", "img"})

UNNUMBERED = 1 << 20
"""From here on count the numbers of blocks without an id."""


@dataclass(frozen=True, slots=True)
class Inside:
    """The inside of a paragraph."""

    html: str
    start: int
    """Of it, in the HTML it was found in; half open."""
    end: int
    number: int
    """Of the paragraph: that of its id, `p-<number>`; where it has none, its place among all (see also `blocks_of`)."""
    has_id: bool
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class LinkedWords:
    """Words of a paragraph that an editor made a link into the archive."""

    ref: str
    """As in `Link`: `kind/slug`, or a bare `slug`."""
    start: int
    """Code points of the paragraph's plain text, half open."""
    end: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Words in the HTML of a paragraph, without a tag among them; an entity is one of its own."""

    start: int
    """Code points of the paragraph's plain text."""
    text: str
    html_start: int
    html_end: int
    is_open: bool
    """A link may stand here."""


def paragraphs_of(html: str) -> Iterator[Inside]:
    """Each paragraph, in order."""
    for place, match in enumerate(_PARAGRAPH.finditer(html)):
        number = int(match["number"]) if match["number"] else place
        yield Inside(match["inner"], match.start("inner"), match.end("inner"), number, match["number"] is not None)


def has_other_blocks(html: str) -> bool:
    """Whether words may stand outside of paragraphs: in headings, cells, and items of tight lists."""
    return _OTHERS.search(html) is not None


def blocks_of(html: str) -> Iterator[Inside]:
    """Each paragraph, heading, cell of a table and item of a tight list, in order; none of the notes in the margin.

    What has no id is numbered from UNNUMBERED on.
    """
    others = UNNUMBERED
    for match in _BLOCK.finditer(html):
        if match["tag"] is None or (match["tag"] != "p" and not match["inner"].strip()):
            continue
        has_id = match["number"] is not None
        number = int(match["number"]) if has_id else others
        others += not has_id
        yield Inside(match["inner"], *match.span("inner"), number, has_id, match["tag"].startswith("h"))


def text_of(inside: Inside) -> str:
    """Its plain text."""
    return _read(inside.html)[1]


def linked_words(inner: str) -> Iterator[LinkedWords]:
    """The links into the archive in a paragraph that have words, in order."""
    if SLOT not in inner:
        return
    runs = list(_runs(inner))
    for match in _LINK.finditer(inner):
        held = [run for run in runs if match.start() <= run.html_start and run.html_end <= match.end()]
        if held:
            ref = unquote(unescape(match["ref"]))
            yield LinkedWords(ref, held[0].start, held[-1].start + len(held[-1].text))


def place_of(inner: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where in a paragraph's HTML words of its plain text stand, half open.

    None where a tag stands among them, where no link may stand, and where the plain text is not this one.
    """
    runs, said = _read(inner)
    if said != text:
        return None
    met = runs[bisect_right(runs, start, key=_start) - 1 : bisect_left(runs, end, key=_start)]
    if not met or not all(run.is_open for run in met):
        return None
    if any(one.html_end != other.html_start for one, other in pairwise(met)):
        return None
    return _offset(met[0], start, is_end=False), _offset(met[-1], end, is_end=True)


def _start(run: _Run) -> int:
    return run.start


@lru_cache(maxsize=16)  # the names of a paragraph follow one another, and there may be hundreds in a book that is one
def _read(inner: str) -> tuple[tuple[_Run, ...], str]:
    """A paragraph's runs and its plain text."""
    runs = tuple(_runs(inner))
    return runs, "".join(run.text for run in runs)


def _offset(run: _Run, at: int, *, is_end: bool) -> int:
    if run.html_end - run.html_start != len(run.text):  # an entity: all of it or nothing
        return run.html_end if is_end else run.html_start
    return run.html_start + at - run.start


def with_tags(html: str, places: Sequence[tuple[int, int, str]]) -> str:
    """The HTML with opening tags of links, and their ends, around stretches of it that do not overlap."""
    out: list[str] = []
    done = 0
    for start, end, tag in sorted(places):
        out += [html[done:start], tag, html[start:end], "</a>"]
        done = end
    return "".join([*out, html[done:]])


def _runs(inner: str) -> Iterator[_Run]:
    at = 0
    open_elements: list[tuple[str, bool]] = []
    for match in _PARTS.finditer(inner):
        tag = match["tag"]
        if tag is None:
            if not any(is_unsaid for _, is_unsaid in open_elements):
                text = match["words"] or unescape(match["entity"])
                is_open = not any(name in _CLOSED for name, _ in open_elements)
                yield _Run(at, text, *match.span(), is_open)
                at += len(text)
        elif match["close"]:
            open_elements.pop()
        elif tag not in _VOID:
            open_elements.append((tag, _UNSAID.search(match["rest"]) is not None))
