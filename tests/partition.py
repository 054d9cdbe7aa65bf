"""What the partition is counted in: characters but white space, by fate, and as a reader of the Markdown sees them."""

from collections.abc import Sequence

from generator.clean.block import Reading, Verdict
from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.plain import plain_text
from generator.model import Fate

UNWRITABLE = dict.fromkeys((0, *range(0xD800, 0xE000)), "\ufffd")
"""What Markdown and UTF-8 cannot hold, and what stands for it."""


def bare(text: str) -> str:
    """The characters but white space, as they can be written."""
    return "".join(text.split()).translate(UNWRITABLE)


def parts(reading: Reading, verdicts: Sequence[Verdict], *fates: Fate) -> str:
    """The characters, in order, that have one of these fates; what is lifted before kept words is lifted."""
    found = []
    for block, verdict in zip(reading.blocks, verdicts, strict=True):
        assert 0 <= verdict.prefix < len(block.text)
        head, rest = block.text[: verdict.prefix], block.text[verdict.prefix :]
        found += [head] if Fate.LIFTED in fates else []
        found += [rest] if verdict.fate in fates else []
    return bare("".join(found))


def seen(markdown: str) -> str:
    """The characters a reader of the rendered Markdown sees."""
    return bare(plain_text(parse(markdown, Where("articles")).tokens)[0])
