"""Passages as messages show them: with the words around them, or word by word against a quote."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from generator.annotate.folded import folded, is_unspaced
from generator.model import Span
from generator.text import excerpt, squeeze

WIDTH = 24
"""Characters shown on either side of a passage, if these tell it from the others."""
_WIDEST = 400
_LONG = 90  # characters of a passage shown whole
_KEPT = 4  # words shown on either side of a change


def told_apart(text: str, spans: Sequence[Span]) -> list[str]:
    """Passages with the words next to them, `… his Russian [counterpart] General …`, as many as tell them apart."""
    width = WIDTH
    while True:
        shown = [around(text, span, width) for span in spans]
        if len(set(shown)) == len(shown) or width > _WIDEST:
            return shown
        width *= 2


def around(text: str, span: Span, width: int = WIDTH) -> str:
    """A passage with the words next to it."""
    before, after = text[max(0, span.start - width) : span.start], text[span.end : span.end + width]
    if span.start > width:
        before = "… " + (before.partition(" ")[2] or before)
    if span.end + width < len(text):
        after = (after.rpartition(" ")[0] or after) + " …"
    words = squeeze(text[span.start : span.end])
    if len(words) > _LONG:
        words = f"{excerpt(words, _LONG // 2)} {words[words.rfind(' ', 0, len(words) - _LONG // 2) + 1 :]}"
    return squeeze(f"{before}[{words}]{after}")


def with_signs(text: str, span: Span) -> str:
    """A passage with the quotation marks, stops and parts of words that touch it, as an editor would copy it."""
    start, end = span.start, span.end
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end]


def word_diff(was: str, now: str) -> str:
    """What a passage says in place of a quote: `the [-defence-] {+defense+} minister`, with `…` for the same words."""
    old, new = list(_words(was)), list(_words(now))
    keys = [folded(word).text.strip() for word in old], [folded(word).text.strip() for word in new]
    shown: list[str] = []
    changes = SequenceMatcher(None, *keys, autojunk=False).get_opcodes()
    for number, (kind, first, last, start, end) in enumerate(changes):
        if kind == "equal":
            shown.append(_same(new[start:end], number == 0, number == len(changes) - 1))
        else:
            gone, come = "".join(old[first:last]).strip(), "".join(new[start:end]).strip()
            marked = " ".join(filter(None, [gone and f"[-{gone}-]", come and f"{{+{come}+}}"]))
            shown.append(marked + " " * "".join(new[start:end] or old[first:last]).endswith(" "))
    return squeeze("".join(shown))


def _same(words: Sequence[str], is_first: bool, is_last: bool) -> str:
    """Words that are the same; of many only those next to a change."""
    left, right = 0 if is_first else _KEPT, 0 if is_last else _KEPT
    if is_first and is_last:
        left = right = _KEPT
    if len(words) <= left + right + 2:
        return "".join(words)
    return "".join(words[:left]) + "… " + "".join(words[len(words) - right :] if right else ())


def _words(text: str) -> Iterator[str]:
    """Words with the blank after them, if there is one; letters in scripts without blanks."""
    for chunk in squeeze(text).split(" "):
        start = 0
        for at in range(1, len(chunk)):
            if is_unspaced(chunk[at]) or is_unspaced(chunk[at - 1]):
                yield chunk[start:at]
                start = at
        yield chunk[start:] + " "
