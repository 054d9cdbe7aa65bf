"""The body: kept blocks as Markdown, one paragraph a block, no word changed."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from generator.clean.block import Block, Reading, Verdict
from generator.markdown.escape import escape, escape_heading
from generator.model import Fate
from generator.text import squeeze

NEAR = 6  # elements around a block of a saved page among which its list or quotation is looked for


class Part(NamedTuple):
    """A kept block, as it will stand."""

    kind: str
    """`item` and `quote` join those before and after them of the same kind; `text` stands alone."""
    markdown: str


def kept_text(block: Block, verdict: Verdict) -> str:
    """The words of a block that stay, white space squeezed; empty if none do."""
    return squeeze(block.text[verdict.prefix :]) if verdict.fate is Fate.KEPT else ""


def paragraphs(reading: Reading, verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """The kept paragraphs and headings as plain text, in order."""
    found = (kept_text(block, verdict) for block, verdict in zip(reading.blocks, verdicts, strict=True))
    return tuple(text for text in found if text)


def body(reading: Reading, verdicts: Sequence[Verdict]) -> str:
    """The kept blocks as Markdown, ending in a line end; empty if nothing was kept.

    In a saved page the items of a list become a list and quotations quotations: their marks are no words of the page.
    """
    text = "\n\n".join(_joined(_parts(reading, verdicts)))
    return f"{text}\n" if text else ""


def _parts(reading: Reading, verdicts: Sequence[Verdict]) -> Iterator[Part]:
    last_item = -1
    for block, verdict in zip(reading.blocks, verdicts, strict=True):
        words = kept_text(block, verdict)
        if not words:
            continue
        item, kind = _around(reading, block)
        if verdict.is_heading:
            yield Part("text", escape_heading(words))
        elif kind == "item":
            yield Part(kind, f"- {escape(words)}" if item != last_item else f"\n  {escape(words)}")
        elif kind == "quote":
            yield Part(kind, f"> {escape(words)}")
        else:
            yield Part(kind, escape(words))
        last_item = item


def _around(reading: Reading, block: Block) -> tuple[int, str]:
    """The list item or quotation a block of a saved page stands in, as its element's index, and which it is."""
    node = block.node
    for _ in range(NEAR):
        if node < 0:
            break
        tag = reading.nodes[node].tag
        if tag in ("li", "blockquote"):
            return node, "item" if tag == "li" else "quote"
        node = reading.nodes[node].parent
    return -1, "text"


def _joined(parts: Iterable[Part]) -> Iterator[str]:
    for kind, group in groupby(parts, key=lambda part: part.kind):
        texts = [part.markdown for part in group]
        if kind == "text":
            yield from texts
        else:
            yield ("\n" if kind == "item" else "\n>\n").join(texts)
