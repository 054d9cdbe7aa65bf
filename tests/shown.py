"""A verdict as the cases of cleaning write it."""

from generator.clean.block import Block, Verdict
from generator.model import Fate
from generator.text import squeeze


def shown(block: Block, verdict: Verdict) -> str:
    """`keep`, `head`, `lift RULE to FIELD`, `part …` or `drop RULE`, then the words."""
    to = f" to {verdict.to}" if verdict.to else ""
    words = squeeze(block.text)
    match verdict.fate:
        case Fate.KEPT if verdict.prefix:
            lifted, rest = block.text[: verdict.prefix], block.text[verdict.prefix :]
            return f"part {verdict.rule}{to} «{lifted.strip()}» {squeeze(rest)}"
        case Fate.KEPT:
            return f"{'head' if verdict.is_heading else 'keep'}  {words}"
        case Fate.LIFTED:
            return f"lift {verdict.rule}{to}  {words}"
        case _:
            return f"drop {verdict.rule}{to}  {words}"
