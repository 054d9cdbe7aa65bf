"""Text fragments: the address of a passage on the publisher's own page (https://wicg.github.io/scroll-to-text-fragment/).

`#:~:text=prefix-,start,end,-suffix` makes a browser scroll to the first such words and mark them. What it may say is
bound by how browsers look: words between two commas must stand in one block of the page, and begin and end at words.
"""

from functools import cached_property
from urllib.parse import quote

from generator.markdown.plain import GAP
from generator.model import Span
from generator.text import squeeze

_EXACT = 300  # characters; a longer passage is given by its first and last words, as Chrome's own links do
_ENDS = 6  # words at either end of a long passage
_FEW = 3  # words; fewer may well stand in a menu or headline of the page, too, and get context anyway
_MOST = 24  # words of context, and at either end; a text that repeats more than that is beyond help


class Fragments:
    """Of one article's plain text, folded at most once."""

    def __init__(self, plain: str) -> None:
        """`plain` as `markdown.plain.plain_text` gives it."""
        self._plain = plain

    @cached_property
    def _flat(self) -> str:
        return squeeze(self._plain).casefold()

    def url(self, page: str, span: Span) -> str:
        """The address of the passage on a page whose text the article's is."""
        mark = ":~:" if "#" in page else "#:~:"
        return f"{page}{mark}text={','.join(self._parts(span))}"

    def _parts(self, span: Span) -> list[str]:
        blocks = self._plain[span.start : span.end].split(GAP)
        words = squeeze(blocks[0])
        if len(blocks) > 1 or len(words) > _EXACT:
            first, last = self._ends(words.split(), squeeze(blocks[-1]).split(), is_one=len(blocks) == 1)
            prefix = self._context(span, first, has_suffix=False)[0] if not self._stands_once(first) else ""
            return _encoded(prefix, first, last, "")
        prefix, suffix = self._context(span, words, has_suffix=True)
        return _encoded(prefix, words, "", suffix)

    def _ends(self, first: list[str], last: list[str], *, is_one: bool) -> tuple[str, str]:
        """The fewest words from both ends that stand once; of one block not more than half of it each."""
        longest = len(first) // 2 if is_one else max(len(first), len(last))
        if not longest:  # one word, or a script without spaces
            return " ".join(first), ""
        count = min(_ENDS, longest)
        while count < min(longest, _MOST) and not self._do_stand_once(first, last, count):
            count += 1
        return " ".join(first[:count]), " ".join(last[-count:])

    def _do_stand_once(self, first: list[str], last: list[str], count: int) -> bool:
        return self._stands_once(" ".join(first[:count])) and self._stands_once(" ".join(last[-count:]))

    def _stands_once(self, words: str) -> bool:
        return self._flat.count(words.casefold()) == 1

    def _context(self, span: Span, words: str, *, has_suffix: bool) -> tuple[str, str]:
        """The fewest words around it, of its own block, with which it stands once; none where it does without."""
        before = self._plain[: span.start].rpartition(GAP)[2]
        after = self._plain[span.end :].partition(GAP)[0] if has_suffix else ""
        gap = " " if before[-1:].isspace() else "", " " if after[:1].isspace() else ""
        lead, tail = before.split(), after.split()
        for count in range(0 if len(words.split()) >= _FEW else _FEW, _MOST):
            prefix, suffix = " ".join(lead[-count:] if count else []), " ".join(tail[:count])
            if count >= max(len(lead), len(tail)) or self._stands_once(
                f"{prefix}{gap[0]}{words}{gap[1]}{suffix}".strip()
            ):
                break
        return prefix, suffix


def _encoded(prefix: str, start: str, end: str, suffix: str) -> list[str]:
    parts = [
        f"{_quoted(prefix)}-" if prefix else "",
        _quoted(start),
        _quoted(end),
        f"-{_quoted(suffix)}" if suffix else "",
    ]
    return [part for part in parts if part]


def _quoted(words: str) -> str:
    """Percent-encoded; the hyphen, too, as it has a meaning of its own there."""
    return quote(words, safe="", errors="replace").replace("-", "%2D")
