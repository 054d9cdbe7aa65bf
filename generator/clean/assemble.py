"""The body: kept blocks as Markdown, one paragraph a block, no word changed."""

from collections.abc import Iterable, Sequence

from generator.clean.block import Block, Reading, Verdict
from generator.markdown.escape import escape, escape_heading
from generator.model import Fate
from generator.text import squeeze


def kept_text(block: Block, verdict: Verdict) -> str:
    """The words of a block that stay, white space squeezed; empty if none do."""
    return squeeze(block.text[verdict.prefix :]) if verdict.fate is Fate.KEPT else ""


def paragraphs(reading: Reading, verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """The kept paragraphs and headings as plain text, in order."""
    found = (kept_text(block, verdict) for block, verdict in zip(reading.blocks, verdicts, strict=True))
    return tuple(text for text in found if text)


def body(reading: Reading, verdicts: Sequence[Verdict]) -> str:
    """The kept blocks as Markdown, ending in a line end; empty if nothing was kept."""
    found = (_markdown(block, verdict) for block, verdict in zip(reading.blocks, verdicts, strict=True))
    return _joined(text for text in found if text)


def _markdown(block: Block, verdict: Verdict) -> str:
    words = kept_text(block, verdict)
    if not words:
        return ""
    return escape_heading(words) if verdict.is_heading else escape(words)


def _joined(parts: Iterable[str]) -> str:
    text = "\n\n".join(parts)
    return f"{text}\n" if text else ""
